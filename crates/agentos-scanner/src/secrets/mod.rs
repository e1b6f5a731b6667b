//! Detectors of credentials: a file per family. `issuers` holds the tokens with a prefix of their own as tables;
//! `assigned` finds what a name or a sentence calls a secret; the rest is recognised by its structure.

mod assigned;
mod bare;
mod base64;
mod command;
mod header;
mod issued;
mod issuers;
mod judge;
mod jwt;
mod name;
mod placeholder;
mod private_key;
mod prose;
mod seed;
mod set;
mod shape;
mod url;
mod value;
mod words;

use crate::detector::Detector;

/// All of them.
pub(crate) static DETECTORS: &[&[Detector]] = &[
    issued::DETECTORS,
    bare::DETECTORS,
    jwt::DETECTORS,
    private_key::DETECTORS,
    url::DETECTORS,
    command::DETECTORS,
    header::DETECTORS,
    assigned::DETECTORS,
    seed::DETECTORS,
];

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::LazyLock;

    use crate::{Kind, Scanner};

    static SCANNER: LazyLock<Scanner> = LazyLock::new(|| {
        Scanner::builder()
            .only(&[Kind::Secret, Kind::CryptoAddress])
            .build()
            .unwrap()
    });

    /// What is found in a text: `sub text`.
    pub(crate) fn found(text: &str) -> Vec<String> {
        SCANNER
            .scan(text)
            .iter()
            .map(|finding| format!("{} {}", finding.sub, text.get(finding.span.clone()).unwrap()))
            .collect()
    }

    #[test]
    fn assignments() {
        let cases = [
            ("password: \"WintermdVz!090\"", "password WintermdVz!090"),
            ("DB_PASSWORD=hunter2", "password hunter2"),
            ("password: hunter22. user = x", "password hunter22"),
            (
                "X-Api-Key: a2a7bbf5f87483a83e26e2aefe7fc57f. count = 7",
                "token a2a7bbf5f87483a83e26e2aefe7fc57f",
            ),
            (
                "X-Api-Key: a2a7bbf5f87483a83e26e2aefe7fc57f count = 7",
                "token a2a7bbf5f87483a83e26e2aefe7fc57f",
            ),
            ("  \"password\": \"Kx9!fTq\",", "password Kx9!fTq"),
            ("{\\\"password\\\": \\\"Kx9!fTq\\\"}", "password Kx9!fTq"),
            ("<password>Kx9!fTq</password>", "password Kx9!fTq"),
            ("dbPassword = 'Kx9!fTq';", "password Kx9!fTq"),
            ("spring.datasource.password=Kx9!fTq", "password Kx9!fTq"),
            (
                "Server=db;User Id=sa;Password=Kx9!fTq;Encrypt=yes",
                "password Kx9!fTq",
            ),
            ("mysql --password=Kx9fTq7 -h x", "password Kx9fTq7"),
            ("tool login --password Kx9fTq7 --host x", "password Kx9fTq7"),
            ("ALTER USER x WITH PASSWORD 'Kx9!fTq';", "password Kx9!fTq"),
            ("CREATE USER x IDENTIFIED BY 'Kx9!fTq';", "password Kx9!fTq"),
            ("| password | Kx9!fTq |", "password Kx9!fTq"),
            ("<td>password</td><td>Kx9!fTq</td>", "password Kx9!fTq"),
            (
                "<th>Kennwort:</th>\n<td class=\"v\"><code>Kx9!fTq</code></td>",
                "password Kx9!fTq",
            ),
            ("<b>Passwort:</b> Kx9!fTq", "password Kx9!fTq"),
            ("senha.......: Kx9!fTq", "password Kx9!fTq"),
            ("Kodeord: Kx9!fTq", "password Kx9!fTq"),
            ("password: 'Kx9!fTq('", "password Kx9!fTq("),
            ("parola d'ordine=Kx9!fTq;", "password Kx9!fTq"),
            ("password: str = \"Kx9!fTq\"", "password Kx9!fTq"),
            (
                "const API_KEY: &'static str = \"a8Fk2Lq0Zt7Vw3Xy9Bn4\";",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            ("Passordet er Kx9!fTq", "password Kx9!fTq"),
            ("Salasanasi on Kx9!fTq", "password Kx9!fTq"),
            ("Heslo je Kx9!fTq", "password Kx9!fTq"),
            ("Parola ta este Kx9!fTq", "password Kx9!fTq"),
            ("Şifreniz: Kx9!fTq", "password Kx9!fTq"),
            ("パスワードはKx9!fTqです。", "password Kx9!fTq"),
            ("密码是Kx9!fTq，谢谢", "password Kx9!fTq"),
            ("비밀번호는 Kx9!fTq", "password Kx9!fTq"),
            ("SESSION_KEY=a8Fk2Lq0Zt7Vw3Xy9Bn4", "token a8Fk2Lq0Zt7Vw3Xy9Bn4"),
            ("password: nzYoSoIBIhsqU", "password nzYoSoIBIhsqU"),
            ("The password is WBTeylDFFR", "password WBTeylDFFR"),
            ("- **Password:** Kx9!fTq", "password Kx9!fTq"),
            ("Password (temporary): Kx9!fTq", "password Kx9!fTq"),
            ("The password is Kx9!fTq, change it.", "password Kx9!fTq"),
            ("the password for staging is Kx9fTq7.", "password Kx9fTq7"),
            (
                "Das Passwort lautet Kx9!fTq und gilt ab heute.",
                "password Kx9!fTq",
            ),
            ("La contraseña es Kx9!fTq.", "password Kx9!fTq"),
            ("Le mot de passe est « Kx9!fTq »", "password Kx9!fTq"),
            ("La parola d'accesso è Kx9!fTq", "password Kx9!fTq"),
            ("Het wachtwoord is Kx9!fTq", "password Kx9!fTq"),
            ("A senha é Kx9!fTq", "password Kx9!fTq"),
            ("pass: Kx9!fTq", "password Kx9!fTq"),
            (
                "ssh with user deploy and password Kx9!fTq please",
                "password Kx9!fTq",
            ),
            (
                r#"{"auths": {"ghcr.io": {"auth": "YWRtaW46S3g5ZlRxNw=="}}}"#,
                "basic_auth YWRtaW46S3g5ZlRxNw==",
            ),
            (
                "//npm.acme.io/:_auth=YWRtaW46S3g5ZlRxNw==",
                "basic_auth YWRtaW46S3g5ZlRxNw==",
            ),
            (
                "Authorization: Basic YWRtaW46S3g5ZlRxNw==",
                "basic_auth YWRtaW46S3g5ZlRxNw==",
            ),
            (
                "Authorization: Bearer a8Fk2Lq0Zt7Vw3Xy9Bn4",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            (
                "X-Api-Key: 7c29e04fb6a18d35e80b46f9c21a7d53",
                "token 7c29e04fb6a18d35e80b46f9c21a7d53",
            ),
            ("api_key = \"a8Fk2Lq0Zt7Vw3Xy9Bn4\"", "token a8Fk2Lq0Zt7Vw3Xy9Bn4"),
            ("ACME_TOKEN=a8Fk2Lq0Zt7Vw3Xy9Bn4", "token a8Fk2Lq0Zt7Vw3Xy9Bn4"),
            (
                "clientSecret: 'a8Fk2Lq0Zt7Vw3Xy9Bn4'",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            (
                "secret_key_base: 7c29e04fb6a18d35e80b46f9c21a7d53",
                "token 7c29e04fb6a18d35e80b46f9c21a7d53",
            ),
            (
                "<add key=\"ApiKey\" value=\"a8Fk2Lq0Zt7Vw3Xy9Bn4\"/>",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            (
                "Deploy notes: used token a8Fk2Lq0Zt7Vw3Xy9Bn4 by mistake",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            (
                "const client = new Client(\"a8Fk2Lq0Zt7Vw3Xy9Bn4\");",
                "token a8Fk2Lq0Zt7Vw3Xy9Bn4",
            ),
            (
                "HEROKU_API_KEY=7c29e04f-b6a1-4d35-a80b-46f9c21a7d53",
                "token 7c29e04f-b6a1-4d35-a80b-46f9c21a7d53",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn nothing_secret() {
        let cases = [
            "AKIAIOSFODNN7EXAMPLE is the key used in the AWS docs",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "const key = process.env.OPENAI_API_KEY;",
            "api_key = os.environ[\"API_KEY\"]",
            "token = os.getenv(\"GITHUB_TOKEN\")",
            "password: ${DB_PASSWORD}",
            "password: {{ vault_password }}",
            "password = $DB_PASSWORD",
            "password: <your password>",
            "password: ********",
            "password: changeme",
            "password = getpass.getpass()",
            "password = settings.DB_PASSWORD",
            "The password field must have 12 characters.",
            "Password: must contain 8 characters and 1 digit.",
            "The password is required.",
            "The password is in MacPass, LastPass or PowerShell.",
            "password: PasswordInputFieldState, secret: KspGetTokenFn",
            "<td>password</td><td>Required</td>",
            "<th>Token</th><th>Password</th><td>n/a</td>",
            "パスワードは12文字以上です。",
            "pub const ENCRYPTION_KEY: X509HardwareKeyUsageFlags = 2i32;",
            "pub const ERROR_PASSWORD: WIN32_ERROR = 2203u32;",
            "let password = prompt(\"Password:\");",
            "the private key of ssh-ed25519 AAAAC3NzaC1lZDI1NTE5dqg4pHbgqXVtBg/5yFZcGgI9G5Z",
            "strSessionKey: windows_sys::core::PCWSTR",
            "password: Optional[str] = None",
            "password... is it 12 characters?",
            "The password is wrong, try again in 30s.",
            "The password was changed on 2024-05-01 by admin2.",
            "<input type=\"password\" name=\"pw1\" id=\"field-3\">",
            "\"password\": \"Passwort\",",
            "The secret to good bread is time.",
            "api_key = \"YOUR_API_KEY_HERE\"",
            "Authorization: Bearer <token>",
            "Authorization: Bearer $TOKEN",
            "the Bearer token is missing",
            "max_tokens: 4096",
            "\"nextPageToken\": \"a8Fk2Lq0Zt7Vw3Xy9Bn4\"",
            "csrf_token=a8Fk2Lq0Zt7Vw3Xy9Bn4",
            "token: Token::new(TokenKind::Eof, 12)",
            "secretName: my-tls-cert-2024",
            "kubectl create secret generic db-user-pass-2",
            "password_file: /run/secrets/db1",
            "tokenizer: cl100k_base",
            "token_url: https://example.org/oauth2/token",
            "integrity: sha512-GM/FEoUQLFNWNsBHbMFPCohvTnP/o35ZUGXY2RpJ0DUWpkr7R50aJ4laRyxLu7hAV2a4iM/JAd3A9Ggc",
            "sha256:8a9ea3d57b1851ff8b142b84b0cfe93f23ec4f46705c69988374b51bdd19c8b4",
            "commit d96bbe67111fe0f8c53addd9b4b65aee52edc02f fixes the token parser",
            "Request 141003f0-2063-4044-985d-bedbc6e0559b finished; token refreshed.",
            "docker run -u 1000:1000 image",
            "a basic understanding of the system",
            "sk-learn-contrib-estimator-base",
            "class=\"btn-primary-outline-large-2\"",
            "passport: AB1234567",
            "The password is SHA256 hashed, with password Base64 encoded.",
            "sk_live keys start with sk_live_ and your-key-here",
        ];
        for text in cases {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
