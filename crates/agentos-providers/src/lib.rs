//! Model providers: OpenAI, Anthropic, Gemini, DeepSeek, compatible servers, and the scripted model.
