//! AgentOS Runtime as a library.
