//! MCP servers as the file describes them. Whether one answers is for the runtime to find out.

use agentos_types::codes;
use agentos_yaml::Field;

use crate::agent::McpServer;

/// The servers under `map`, in the order of the file. `rate_limit` and `cache_ttl` are read by nobody yet
/// and may be numbers or words such as `100/min`.
pub(crate) fn mcp_servers(map: &Field) -> Vec<McpServer> {
    let servers: Vec<McpServer> = map
        .entries()
        .into_iter()
        .map(|(name, server)| McpServer {
            name: name.to_owned(),
            transport: server.field("transport").text().unwrap_or_else(|| {
                if server.field("url").is_present() {
                    "http"
                } else {
                    "stdio"
                }
                .to_owned()
            }),
            priority: server
                .field("priority")
                .text()
                .unwrap_or_else(|| "medium".to_owned()),
            url: server.field("url").text(),
            command: server.field("command").text(),
            args: server.field("args").texts(),
            token_env: server.field("token_env").text(),
        })
        .collect();
    let undeclared: Vec<String> = servers
        .iter()
        .filter(|server| !server.is_declared())
        .map(|server| format!("`{}`", server.name))
        .collect();
    if !undeclared.is_empty() {
        let (verb, their) = if undeclared.len() == 1 {
            ("has", "its")
        } else {
            ("have", "their")
        };
        map.warn(
            codes::MCP_UNDECLARED,
            format!(
                "{} {verb} neither `url` nor `command`; {their} tools are not bound",
                undeclared.join(", ")
            ),
            "say how to reach a server, or configure it for the runtime",
        );
    }
    servers
}
