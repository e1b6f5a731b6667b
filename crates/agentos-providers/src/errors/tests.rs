use std::time::Duration;

use super::*;

const HTML: &str =
    "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

fn of(status: u16, headers: &[(&'static str, &str)], body: &str) -> ProviderError {
    let headers = headers
        .iter()
        .map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap()))
        .collect();
    of_response(
        status,
        &headers,
        body.as_bytes(),
        "2026-03-01T12:00:00Z".parse().unwrap(),
    )
}

#[test]
fn classes_of_real_responses() {
    use ErrorClass::*;
    for (status, body, expected) in [
        // OpenAI
        (
            401,
            r#"{"error":{"message":"Incorrect API key provided: sk-a***b.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
            Auth,
        ),
        (
            403,
            r#"{"error":{"message":"Country, region, or territory not supported","type":"request_forbidden","code":"unsupported_country_region_territory"}}"#,
            Auth,
        ),
        (
            404,
            r#"{"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}"#,
            ModelNotFound,
        ),
        (
            400,
            r#"{"error":{"message":"This model's maximum context length is 8192 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
            ContextTooLong,
        ),
        (
            400,
            r#"{"error":{"message":"Unsupported value: 'temperature'","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}"#,
            InvalidRequest,
        ),
        (
            429,
            r#"{"error":{"message":"Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM)","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"#,
            RateLimited,
        ),
        (
            429,
            r#"{"error":{"message":"Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 50000.","type":"tokens","code":"rate_limit_exceeded"}}"#,
            ContextTooLong,
        ),
        (
            429,
            r#"{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#,
            Auth,
        ),
        (
            400,
            r#"{"error":{"message":"The response was filtered","type":"invalid_request_error","code":"content_filter"}}"#,
            ContentFiltered,
        ),
        (
            500,
            r#"{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}"#,
            Overloaded,
        ),
        (
            503,
            r#"{"error":{"message":"The engine is currently overloaded","type":"engine_overloaded","code":null}}"#,
            Overloaded,
        ),
        (
            400,
            r#"{"error":{"message":"Invalid content type. image_url is only supported by certain models.","type":"invalid_request_error","param":"messages.[0].content.[1].type","code":null}}"#,
            Unsupported,
        ),
        // Anthropic
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#,
            ContextTooLong,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"}}"#,
            ContextTooLong,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}"#,
            Auth,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: Field required"}}"#,
            InvalidRequest,
        ),
        (
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: 6000000 bytes > 5242880 bytes"}}"#,
            Unsupported,
        ),
        (
            401,
            r#"{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
            Auth,
        ),
        (
            403,
            r#"{"type":"error","error":{"type":"permission_error","message":"no access"}}"#,
            Auth,
        ),
        (
            404,
            r#"{"type":"error","error":{"type":"not_found_error","message":"model: claude-2"}}"#,
            ModelNotFound,
        ),
        (
            413,
            r#"{"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}"#,
            ContextTooLong,
        ),
        (
            429,
            r#"{"type":"error","error":{"type":"rate_limit_error","message":"Number of request tokens has exceeded your per-minute rate limit"}}"#,
            RateLimited,
        ),
        (
            500,
            r#"{"type":"error","error":{"type":"api_error","message":"Internal server error"}}"#,
            Overloaded,
        ),
        (
            529,
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            Overloaded,
        ),
        // Gemini
        (
            400,
            r#"{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}"#,
            Auth,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}"#,
            ContextTooLong,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"Developer instruction is not enabled for models/gemma-3-27b-it","status":"INVALID_ARGUMENT"}}"#,
            Unsupported,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"x\"","status":"INVALID_ARGUMENT"}}"#,
            InvalidRequest,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}"#,
            Auth,
        ),
        (
            404,
            r#"{"error":{"code":404,"message":"models/gemini-0 is not found for API version v1beta","status":"NOT_FOUND"}}"#,
            ModelNotFound,
        ),
        (
            429,
            r#"[{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}]"#,
            RateLimited,
        ),
        (
            503,
            r#"{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}"#,
            Overloaded,
        ),
        (
            504,
            r#"{"error":{"code":504,"message":"Deadline expired before operation could complete.","status":"DEADLINE_EXCEEDED"}}"#,
            Timeout,
        ),
        // DeepSeek, Groq, Mistral, OpenRouter
        (
            402,
            r#"{"error":{"message":"Insufficient Balance","type":"unknown_error","param":null,"code":"invalid_request_error"}}"#,
            Auth,
        ),
        (
            400,
            r#"{"error":{"message":"Model Not Exist","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}"#,
            ModelNotFound,
        ),
        (
            400,
            r#"{"error":{"message":"The model `x` has been decommissioned","type":"invalid_request_error","code":"model_decommissioned"}}"#,
            ModelNotFound,
        ),
        (
            413,
            r#"{"error":{"message":"Request too large for model `x` on tokens per minute","type":"tokens","code":"rate_limit_exceeded"}}"#,
            ContextTooLong,
        ),
        (
            400,
            r#"{"object":"error","message":"Invalid model: no-such","type":"invalid_model","param":null,"code":"1500"}"#,
            ModelNotFound,
        ),
        (
            422,
            r#"{"detail":[{"type":"extra_forbidden","loc":["body","x"],"msg":"Extra inputs are not permitted"}]}"#,
            InvalidRequest,
        ),
        (
            400,
            r#"{"error":{"message":"foo/bar is not a valid model ID","code":400},"user_id":"u"}"#,
            ModelNotFound,
        ),
        (
            404,
            r#"{"error":{"message":"No endpoints found that support tool use. Try disabling \"question\". To learn more about provider routing, visit: https://openrouter.ai/docs/guides/routing/provider-selection","code":404}}"#,
            Unsupported,
        ),
        (
            404,
            r#"{"error":{"code":"404","message":"No endpoints found that support image input","param":"","type":""}}"#,
            Unsupported,
        ),
        (
            404,
            r#"{"error":{"message":"No endpoints found that can handle the requested parameters.","code":404}}"#,
            Unsupported,
        ),
        (
            404,
            r#"{"error":{"message":"No allowed providers are available for the selected model. Providers serving x/y: a, but your request's provider.only preference permits only: b.","code":404,"metadata":{"available_providers":["a"],"requested_providers":["b"]}}}"#,
            Unsupported,
        ),
        (
            404,
            r#"{"error":{"message":"No endpoints found for x/y.","code":404}}"#,
            ModelNotFound,
        ),
        (
            400,
            r#"{"error":{"message":"Failed to call a function. Please adjust your prompt.","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"<f>"}}"#,
            MalformedResponse,
        ),
        (
            400,
            r#"{"error":{"message":"/chat/completions: Invalid model name passed in model=x. Call `/v1/models`","type":null,"param":null,"code":"400"}}"#,
            ModelNotFound,
        ),
        (
            403,
            r#"{"error":{"message":"Moderation","code":403,"metadata":{"reasons":["violence"],"flagged_input":"How do I …","provider_name":"X"}}}"#,
            ContentFiltered,
        ),
        (
            403,
            r#"{"error":{"message":"x/y requires moderation on X. Your input was flagged for \"violence\". No credits were charged.","code":403}}"#,
            ContentFiltered,
        ),
        (
            403,
            r#"{"code":"The caller does not have permission to execute the specified operation","error":"Content violates usage guidelines. Team: x, Model: grok, Failed check: SAFETY_CHECK_TYPE_BIO"}"#,
            ContentFiltered,
        ),
        (
            403,
            r#"{"error":{"message":"Key limit exceeded","code":403}}"#,
            Auth,
        ),
        // Ollama, llama.cpp, vLLM, TGI
        (
            400,
            r#"{"error":{"message":"registry.ollama.ai/library/gemma3:4b does not support tools","type":"invalid_request_error","param":null,"code":null}}"#,
            Unsupported,
        ),
        (
            400,
            r#"{"object":"error","message":"x/y is not a multimodal model","type":"BadRequestError","param":null,"code":400}"#,
            Unsupported,
        ),
        (
            404,
            r#"{"error":"model 'x' not found, try pulling it first"}"#,
            ModelNotFound,
        ),
        (
            400,
            r#"{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_ctx":512}}"#,
            ContextTooLong,
        ),
        (
            503,
            r#"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#,
            Overloaded,
        ),
        (
            400,
            r#"{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000","type":"BadRequestError","param":null,"code":400}"#,
            ContextTooLong,
        ),
        (400, "Failed to deserialize the JSON body", InvalidRequest),
        // Proxies and others
        (502, HTML, Overloaded),
        (400, HTML, MalformedResponse),
        (401, HTML, Auth),
        (403, HTML, MalformedResponse),
        (403, "Forbidden", Auth),
        (404, HTML, ModelNotFound),
        (301, "", ModelNotFound),
        (408, "", Timeout),
        (409, "", Overloaded),
        (413, "", ContextTooLong),
        (429, "", RateLimited),
        (500, "", Overloaded),
        (500, r#"{"unexpected":true}"#, Overloaded),
        (520, "error code: 520", Overloaded),
        (418, "", InvalidRequest),
    ] {
        let error = of(status, &[], body);
        assert_eq!(
            (error.class, error.status),
            (expected, Some(status)),
            "{status} {body}\n{}",
            error.message
        );
    }
}

#[test]
fn messages_quote_the_provider() {
    let check = |status, body: &str, expected: &str| assert_eq!(of(status, &[], body).message, expected);
    check(502, HTML, "answered 502 with an HTML page: 502 Bad Gateway");
    check(500, "", "answered 500 without a body");
    check(
        404,
        r#"{"error":"model 'x' not found"}"#,
        "answered 404: model 'x' not found",
    );
    check(
        422,
        r#"{"detail":[{"loc":["a"],"msg":"one"},{"msg":"two"}]}"#,
        "answered 422: one; two",
    );
    check(
        400,
        r#"{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"temperature too hot"}}}"#,
        "answered 400: Provider returned error: temperature too hot",
    );
    let quota = of(
        429,
        &[],
        r#"{"error":{"message":"No credit","code":"insufficient_quota"}}"#,
    );
    assert!(
        quota.message.ends_with("the account's owner can mend it)"),
        "{}",
        quota.message
    );
}

#[test]
fn waits_come_from_headers_and_from_geminis_body() {
    let body = r#"{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"36.5s"}]}}"#;
    assert_eq!(
        of(429, &[], body).retry_after,
        Some(Duration::from_millis(36_500))
    );
    assert_eq!(
        of(429, &[("retry-after", "2")], body).retry_after,
        Some(Duration::from_secs(2))
    );
    assert_eq!(
        of(503, &[("retry-after", "Sun, 01 Mar 2026 12:00:09 GMT")], "").retry_after,
        Some(Duration::from_secs(9))
    );
    assert_eq!(
        of(503, &[("x-ratelimit-reset-requests", "1m")], "").retry_after,
        None
    );
}

#[test]
fn a_success_that_cannot_be_read_is_malformed_or_the_error_that_it_holds() {
    use ErrorClass::*;
    for (body, class, words) in [
        ("", MalformedResponse, "answered 200 without a body"),
        (
            HTML,
            MalformedResponse,
            "answered with an HTML page, perhaps of a proxy: 502 Bad Gateway",
        ),
        (
            "hello",
            MalformedResponse,
            "answered with text/plain, which is not JSON: hello",
        ),
        (
            r#"{"a":1}"#,
            MalformedResponse,
            "answered with JSON of another shape (why): {\"a\":1}",
        ),
        (
            r#"{"error":{"message":"slow down","code":429}}"#,
            RateLimited,
            "answered with error 429: slow down",
        ),
        (
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            Overloaded,
            "answered with an error: Overloaded",
        ),
    ] {
        let error = unreadable(Some("text/plain"), body.as_bytes(), "why");
        assert_eq!((error.class, error.message.as_str()), (class, words), "{body}");
    }
}

#[test]
fn long_and_odd_texts_are_shortened_to_one_line() {
    assert_eq!(shorten("a\nb\u{1b}[31m", 100), "a b [31m");
    assert_eq!(shorten("äöüß", 4), "äöüß");
    assert_eq!(shorten("äöüßx", 4), "äöü…");
}
