//! The program: prints its port when it listens, plays the file, serves the journal.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use agentos_testing::{TestContext, Wire};
use serde_json::{Value, json};

use crate::support::{client, small};

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn plays_a_script_file() {
    let context = TestContext::new().unwrap();
    let script = json!({"answers": [{"text": "from a file"}]}).to_string();
    let path = context.write("scripts/one.json", script).unwrap();
    let mut child = Running(
        Command::new(env!("CARGO_BIN_EXE_fake-provider"))
            .arg("--script")
            .arg(path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let mut line = String::new();
    BufReader::new(child.0.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let port = serde_json::from_str::<Value>(&line).unwrap()["port"]
        .as_u64()
        .unwrap();
    let url = format!("http://127.0.0.1:{port}");
    let response = client()
        .post(format!("{url}/v1/chat/completions"))
        .bearer_auth("k")
        .json(&small(Wire::OpenAi))
        .send();
    let body: Value = response.await.unwrap().json().await.unwrap();
    assert_eq!(body["choices"][0]["message"]["content"], "from a file");
    let journal: Value = client()
        .get(format!("{url}/__journal"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(journal["requests"][0]["wire"], "openai");
}

#[test]
fn a_script_that_is_none_is_refused() {
    let context = TestContext::new().unwrap();
    let path = context.write("bad.json", r#"{"answerz": []}"#).unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_fake-provider"))
        .arg("--script")
        .arg(path)
        .output()
        .unwrap();
    assert!(
        !out.status.success() && String::from_utf8_lossy(&out.stderr).contains("answerz"),
        "{out:?}"
    );
}
