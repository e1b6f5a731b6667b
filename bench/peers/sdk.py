"""Asks the fake provider through the official Python SDKs, and prints a line per case.

Not a test of the SDKs: they were written against the real providers, so what they send must pass the
fake's checks, and what the fake says must be what they understand. `scripts/peers-sdk` runs it.
"""

import json
import sys
import urllib.request

import anthropic
import openai
from google import genai
from google.genai import types

URL = sys.argv[1]
TEXT = "Hello, and grüße from the fake."
ARGUMENTS = {"zone": "Europe/Berlin"}
SCHEMA = {"type": "object", "properties": {"zone": {"type": "string"}}, "required": ["zone"]}
CALL = {"tool_calls": [{"name": "current_time", "arguments": ARGUMENTS}]}
USAGE = {"input": 100, "output": 50, "cached": 30, "reasoning": 20}
failed = 0


def script(*answers):
    body = json.dumps({"answers": answers}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{URL}/__script", data=body, method="POST")).read()


def case(sdk, name, answers, run):
    global failed
    script(*answers)
    try:
        word, detail = "ok    ", run()
    except Exception as error:
        word, detail = "FAILED", f"{type(error).__name__}: {error}"
        failed += 1
    print(f"{word}  {sdk:<22} {name:<14} {str(detail)[:120]}")


def equal(got, wanted):
    assert got == wanted, f"{got!r} is not {wanted!r}"
    return got


def raises(kind, run):
    try:
        run()
    except kind as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError(f"no {kind.__name__}")


def openai_cases(name, client, model):
    create = client.chat.completions.create
    user = {"role": "user", "content": "What time is it?"}
    tools = [{"type": "function", "function": {"name": "current_time", "description": "The time.", "parameters": SCHEMA}}]

    def plain():
        said = create(model=model, messages=[user], temperature=0.5)
        usage = said.usage
        equal(said.choices[0].finish_reason, "stop")
        equal((usage.prompt_tokens, usage.completion_tokens), (100, 50))
        equal(usage.prompt_tokens_details.cached_tokens, 30)
        equal(usage.completion_tokens_details.reasoning_tokens, 20)
        return equal(said.choices[0].message.content, TEXT)

    def stream():
        chunks = list(create(model=model, messages=[user], stream=True, stream_options={"include_usage": True}))
        equal(chunks[-1].usage.total_tokens, 150)
        return equal("".join(chunk.choices[0].delta.content or "" for chunk in chunks[:-1]), TEXT)

    def tool_round():
        call = create(model=model, messages=[user], tools=tools).choices[0].message
        equal(json.loads(call.tool_calls[0].function.arguments), ARGUMENTS)
        reply = call.model_dump(exclude_none=True, include={"role", "tool_calls"})
        reply["content"] = ""
        result = {"role": "tool", "tool_call_id": call.tool_calls[0].id, "content": "14:05"}
        return equal(create(model=model, messages=[user, reply, result], tools=tools).choices[0].message.content, TEXT)

    def tool_stream():
        chunks = create(model=model, messages=[user], tools=tools, stream=True)
        calls = [call for chunk in chunks if chunk.choices for call in chunk.choices[0].delta.tool_calls or []]
        equal(calls[0].function.name, "current_time")
        return equal(json.loads("".join(call.function.arguments or "" for call in calls)), ARGUMENTS)

    answer = {"text": TEXT, "usage": USAGE}
    case(name, "text", [answer], plain)
    case(name, "text, stream", [answer], stream)
    case(name, "tools", [CALL, answer], tool_round)
    case(name, "tools, stream", [CALL], tool_stream)
    limited = {"fault": {"status": 429}}
    case(name, "429", [limited], lambda: raises(openai.RateLimitError, lambda: create(model=model, messages=[user])))
    bad = lambda: create(model=model, messages=[{"role": "tool", "tool_call_id": "x", "content": "1"}])
    case(name, "refused", [answer], lambda: raises(openai.BadRequestError, bad))
    error_event = {"text": TEXT, "fault": {"error_event_after": 3}}
    broken = lambda: list(create(model=model, messages=[user], stream=True))
    case(name, "error event", [error_event], lambda: raises(openai.APIError, broken))


def responses_cases(name, client, model):
    """Without its memory: what it thought goes back to it encrypted."""
    keep = {"store": False, "include": ["reasoning.encrypted_content"]}
    create = lambda **fields: client.responses.create(model=model, **keep, **fields)
    user = {"role": "user", "content": "What time is it?"}
    tools = [{"type": "function", "name": "current_time", "description": "The time.", "parameters": SCHEMA, "strict": False}]
    form = {"type": "json_schema", "name": "answer", "strict": True, "schema": {**SCHEMA, "additionalProperties": False}}

    def plain():
        said = create(input=[user], reasoning={"effort": "low"})
        equal((said.status, said.usage.input_tokens, said.usage.output_tokens), ("completed", 100, 50))
        equal(said.usage.input_tokens_details.cached_tokens, 30)
        equal(said.usage.output_tokens_details.reasoning_tokens, 20)
        return equal(said.output_text, TEXT)

    def stream():
        events = list(create(input="Hello", stream=True))
        equal([event.sequence_number for event in events], list(range(len(events))))
        equal(events[-1].type, "response.completed")
        equal(events[-1].response.usage.total_tokens, 150)
        return equal("".join(event.delta for event in events if event.type == "response.output_text.delta"), TEXT)

    def tool_round():
        said = create(input=[user], tools=tools, tool_choice="required", parallel_tool_calls=False)
        thought, call = said.output
        equal((thought.type, json.loads(call.arguments)), ("reasoning", ARGUMENTS))
        result = {"type": "function_call_output", "call_id": call.call_id, "output": "14:05"}
        history = [user, *(item.model_dump(exclude_none=True) for item in said.output), result]
        return equal(create(input=history, tools=tools).output_text, TEXT)

    def tool_stream():
        with client.responses.stream(model=model, input=[user], tools=tools, **keep) as events:
            said = events.get_final_response()
        return equal(json.loads(said.output[-1].arguments), ARGUMENTS)

    def refusal():
        said = create(input=[user], text={"format": form})
        equal(said.output[0].content[0].type, "refusal")
        return equal(said.output[0].content[0].refusal, TEXT)

    answer = {"text": TEXT, "usage": USAGE}
    thinks = {"thinking": "Let me see.", **CALL}
    case(name, "text", [answer], plain)
    case(name, "text, stream", [answer], stream)
    case(name, "tools", [thinks, answer], tool_round)
    case(name, "tools, stream", [thinks], tool_stream)
    case(name, "refusal", [{"text": TEXT, "stop": "refusal"}], refusal)
    case(name, "429", [{"fault": {"status": 429}}], lambda: raises(openai.RateLimitError, lambda: create(input="x")))
    bad = lambda: create(input=[{"type": "function_call_output", "call_id": "x", "output": "1"}])
    case(name, "refused", [answer], lambda: raises(openai.BadRequestError, bad))
    error_event = {"text": TEXT, "fault": {"error_event_after": 5}}
    # The library hands this event on instead of raising it.
    broken = lambda: list(create(input="x", stream=True))[-1]
    case(name, "error event", [error_event], lambda: equal((broken().type, broken().code), ("error", "server_error")))


def anthropic_cases(name):
    client = anthropic.Anthropic(base_url=URL, api_key="k", max_retries=0)
    asked = {"model": "claude-sonnet-5", "max_tokens": 100}
    user = {"role": "user", "content": "What time is it?"}
    tools = [{"name": "current_time", "description": "The time.", "input_schema": SCHEMA}]

    def plain():
        said = client.messages.create(**asked, system="Be brief.", messages=[user])
        usage = said.usage
        equal(said.stop_reason, "end_turn")
        equal((usage.input_tokens, usage.cache_read_input_tokens, usage.output_tokens), (70, 30, 50))
        return equal(said.content[0].text, TEXT)

    def stream():
        with client.messages.stream(**asked, messages=[user]) as events:
            text = "".join(events.text_stream)
            final = events.get_final_message()
        equal(final.usage.output_tokens, 50)
        equal(final.content[-1].text, TEXT)
        return equal(text, TEXT)

    def tool_round():
        said = client.messages.create(**asked, messages=[user], tools=tools)
        equal((said.stop_reason, said.content[0].input), ("tool_use", ARGUMENTS))
        result = {"type": "tool_result", "tool_use_id": said.content[0].id, "content": "14:05"}
        history = [user, {"role": "assistant", "content": said.content}, {"role": "user", "content": [result]}]
        return equal(client.messages.create(**asked, messages=history, tools=tools).content[0].text, TEXT)

    def tool_stream():
        with client.messages.stream(**asked, messages=[user], tools=tools) as events:
            return equal(events.get_final_message().content[0].input, ARGUMENTS)

    def thinking():
        with client.messages.stream(**asked, messages=[user]) as events:
            final = events.get_final_message()
        return equal((final.content[0].thinking, final.content[1].text), ("Let me see.", TEXT))

    answer = {"text": TEXT, "usage": USAGE}
    case(name, "text", [answer], plain)
    case(name, "text, stream", [answer], stream)
    case(name, "tools", [CALL, answer], tool_round)
    case(name, "tools, stream", [CALL], tool_stream)
    case(name, "thinking", [{"thinking": "Let me see.", "text": TEXT}], thinking)
    create = lambda *messages: lambda: client.messages.create(**asked, messages=messages)
    for status, kind in [(429, anthropic.RateLimitError), (529, anthropic.InternalServerError), (401, anthropic.AuthenticationError)]:
        case(name, str(status), [{"fault": {"status": status}}], lambda: raises(kind, create(user)))
    bad = create({"role": "assistant", "content": "I begin"})
    case(name, "refused", [answer], lambda: raises(anthropic.BadRequestError, bad))

    def broken():
        with client.messages.stream(**asked, messages=[user]) as events:
            list(events)

    case(name, "error event", [{"text": TEXT, "fault": {"error_event_after": 3}}], lambda: raises(anthropic.APIStatusError, broken))


def gemini_cases(name, model):
    client = genai.Client(api_key="k", http_options=types.HttpOptions(base_url=URL))
    declaration = types.FunctionDeclaration(name="current_time", description="The time.", parameters_json_schema=SCHEMA)
    config = types.GenerateContentConfig(
        system_instruction="Be brief.",
        temperature=0.5,
        max_output_tokens=100,
        tools=[types.Tool(function_declarations=[declaration])],
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )
    question = types.Content(role="user", parts=[types.Part(text="What time is it?")])
    ask = lambda *contents: client.models.generate_content(model=model, contents=list(contents), config=config)

    def plain():
        said = ask(question)
        usage = said.usage_metadata
        equal((usage.prompt_token_count, usage.cached_content_token_count), (100, 30))
        equal((usage.candidates_token_count, usage.thoughts_token_count), (30, 20))
        equal(said.candidates[0].finish_reason.name, "STOP")
        return equal(said.text, TEXT)

    def stream():
        chunks = list(client.models.generate_content_stream(model=model, contents=[question], config=config))
        equal(chunks[-1].usage_metadata.total_token_count, 150)
        return equal("".join(chunk.text or "" for chunk in chunks), TEXT)

    def tool_round():
        said = ask(question)
        equal((said.function_calls[0].name, said.function_calls[0].args), ("current_time", ARGUMENTS))
        result = types.Part.from_function_response(name="current_time", response={"result": "14:05"})
        return equal(ask(question, said.candidates[0].content, types.Content(role="user", parts=[result])).text, TEXT)

    def tool_stream():
        chunks = client.models.generate_content_stream(model=model, contents=[question], config=config)
        calls = [call for chunk in chunks for call in chunk.function_calls or []]
        return equal(calls[0].args, ARGUMENTS)

    answer = {"text": TEXT, "usage": USAGE}
    case(name, "text", [answer], plain)
    case(name, "text, stream", [answer], stream)
    case(name, "tools", [CALL, answer], tool_round)
    case(name, "tools, stream", [CALL], tool_stream)
    case(name, "400", [{"fault": {"status": 400}}], lambda: raises(genai.errors.ClientError, lambda: ask(question)))
    case(name, "503", [{"fault": {"status": 503}}], lambda: raises(genai.errors.ServerError, lambda: ask(question)))
    bad = lambda: ask(question, types.Content(role="tool", parts=[types.Part(text="x")]))
    case(name, "refused", [answer], lambda: raises(genai.errors.ClientError, bad))


openai_cases("openai", openai.OpenAI(base_url=f"{URL}/v1", api_key="k", max_retries=0), "gpt-4o-mini")
openai_cases("openai as deepseek", openai.OpenAI(base_url=URL, api_key="k", max_retries=0), "deepseek-chat")
responses_cases("openai responses", openai.OpenAI(base_url=f"{URL}/v1", api_key="k", max_retries=0), "gpt-5.2")
anthropic_cases("anthropic")
gemini_cases("google-genai", "gemini-2.5-flash")
gemini_cases("google-genai gemini-3", "gemini-3-pro-preview")
sys.exit(failed > 0)
