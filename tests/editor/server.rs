//! A rust-analyzer server, spoken to over its standard input and output.

use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How long a server may need until it has read the project: it builds the macro first.
const READY_WITHIN: Duration = Duration::from_secs(600);
/// How long it may need for an answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// Answers that mean: ask again.
const CONTENT_MODIFIED: i64 = -32801;
const SERVER_CANCELLED: i64 = -32802;

/// A running server.
pub struct Server {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    settings: Value,
    last_id: i64,
    /// Its last word on how it fares.
    status: Value,
}

impl Server {
    /// Starts the server for a project and waits until it has read it. `cfgs` are set on top of those
    /// that rust-analyzer sets itself.
    pub fn start(program: &str, project: &Path, cfgs: &[&str]) -> Result<Self> {
        let mut process = Command::new(program)
            .current_dir(project)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("can't start `{program}`: {error}"))?;
        let input = process.stdin.take().ok_or("no standard input")?;
        let mut output = BufReader::new(process.stdout.take().ok_or("no standard output")?);
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Ok(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self {
            process,
            input,
            messages,
            settings: settings(cfgs),
            last_id: 0,
            status: Value::Null,
        };
        let root = uri(project);
        server.request(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": root,
                "workspaceFolders": [{ "uri": root, "name": "project" }],
                "initializationOptions": server.settings,
                "capabilities": {
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "definition": { "linkSupport": true },
                        "completion": { "completionItem": { "labelDetailsSupport": true } },
                        "diagnostic": {},
                    },
                    "workspace": { "configuration": true },
                    "experimental": { "serverStatusNotification": true },
                },
            }),
        )?;
        server.notify("initialized", &json!({}))?;
        server.wait_until_ready()?;
        Ok(server)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let end = Instant::now() + READY_WITHIN;
        while self.status["quiescent"] != true {
            if Instant::now() > end {
                return Err(format!("rust-analyzer is not ready: {}", self.status).into());
            }
            self.receive(Duration::from_millis(200))?;
        }
        if self.status["health"] != "ok" {
            return Err(format!("rust-analyzer is not well: {}", self.status).into());
        }
        Ok(())
    }

    /// Tells the server something.
    pub fn notify(&mut self, method: &str, parameters: &Value) -> Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }))
    }

    /// Asks the server something, again if it was busy.
    pub fn request(&mut self, method: &str, parameters: &Value) -> Result<Value> {
        let end = Instant::now() + ANSWER_WITHIN;
        loop {
            self.last_id += 1;
            let id = self.last_id;
            self.send(
                &json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }),
            )?;
            let answer = loop {
                if Instant::now() > end {
                    return Err(format!("rust-analyzer does not answer `{method}`").into());
                }
                if let Some(message) = self.receive(Duration::from_millis(200))?
                    && message["id"] == id
                {
                    break message;
                }
            };
            match answer["error"]["code"].as_i64() {
                None => return Ok(answer["result"].clone()),
                Some(CONTENT_MODIFIED | SERVER_CANCELLED) => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Some(_) => return Err(format!("`{method}`: {}", answer["error"]).into()),
            }
        }
    }

    /// Takes one message, if one comes in time; gives it back if it answers a request.
    fn receive(&mut self, within: Duration) -> Result<Option<Value>> {
        let message = match self.messages.recv_timeout(within) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => return Err("rust-analyzer has ended".into()),
        };
        match (message["method"].as_str(), message.get("id")) {
            (None, _) => return Ok(Some(message)),
            (Some("workspace/configuration"), Some(id)) => {
                let count = message["params"]["items"].as_array().map_or(0, Vec::len);
                let settings = vec![self.settings.clone(); count];
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": settings }))?;
            }
            (Some(_), Some(id)) => {
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }))?;
            }
            (Some("experimental/serverStatus"), None) => {
                self.status = message["params"].clone();
            }
            (Some(_), None) => {}
        }
        Ok(None)
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let message = message.to_string();
        write!(
            self.input,
            "Content-Length: {}\r\n\r\n{message}",
            message.len()
        )?;
        self.input.flush()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads one message: a header with its length, an empty line, the JSON.
fn read(output: &mut impl BufRead) -> Result<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            return Err("the end".into());
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse()?;
        } else if line.trim().is_empty() {
            break;
        }
    }
    let mut content = vec![0; length];
    output.read_exact(&mut content)?;
    Ok(serde_json::from_slice(&content)?)
}

/// Only what the macro itself gives: no snippets, no items that would need an import.
fn settings(cfgs: &[&str]) -> Value {
    json!({
        "procMacro": { "enable": true, "attributes": { "enable": true } },
        "cargo": { "buildScripts": { "enable": true }, "targetDir": true, "cfgs": cfgs },
        "checkOnSave": false,
        "cachePriming": { "enable": false },
        "completion": {
            "callable": { "snippets": "none" },
            "autoimport": { "enable": false },
            "postfix": { "enable": false },
            "snippets": { "custom": {} },
            "limit": 500,
        },
    })
}

/// The address of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
