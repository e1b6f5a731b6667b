//! Asks a model what the gates want judged: one call for all of them, on the run's budget, through the pipeline.
//! Says of what only a person can answer that it waits for one.

use std::sync::Arc;

use agentos_gates::{
    Answer, Ballot, Execution, GateContext, Judgement, Question, judge_prompt, tries_to_sway,
};
use agentos_types::{Code, Message, ResponseSchema, Sampling, VERDICTS_SCHEMA, codes};
use serde_json::json;
use tokio::time::Instant;

use super::Running;
use crate::error::Refusal;
use crate::inner::Inner;
use crate::pipeline::{Action, Asks, JudgeAction, Outcome, Shape, Stop, govern};
use crate::run::cell::Cell;
use crate::run::session::{Session, millis};

/// The provider whose answers are no judgement.
const OFFLINE: &str = "scripted";

/// A run that one of these stops needs no better answer, but more room.
const LIMITS: [Code; 3] = [codes::COST_LIMIT, codes::TOKEN_LIMIT, codes::STEP_LIMIT];

/// Asks. Gives the limit of the run that has kept the judge from being asked.
pub(super) async fn ask(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    context: &GateContext,
    running: &mut Running,
) -> Result<Option<Refusal>, Stop> {
    people(running);
    let questions = questions(running);
    if questions.is_empty() {
        return Ok(None);
    }
    if running
        .iter()
        .any(|(planned, execution)| planned.blocks && execution.has_failed())
    {
        // The answer goes back already, or the run ends: no money is spent on it.
        let skipped = |_: &Question| Answer::Skipped("another check has failed".to_owned());
        answer_all(running, &questions, skipped, 0);
        return Ok(None);
    }
    if let Some(verdict) = tries_to_sway(&context.output) {
        answer_all(running, &questions, |_| Answer::Verdict(verdict.clone()), 0);
        return Ok(None);
    }
    let ballot = Ballot::of(questions.iter().map(|(_, _, question)| question));
    let began = Instant::now();
    let gates = running.iter().filter(|(_, execution)| has_judge(execution));
    let gates: Vec<String> = gates.map(|(planned, _)| planned.id()).collect();
    let named = gates.join("`, `");
    let (limit, judged) = match judge(rt, cell, session, context, &ballot, gates).await {
        Ok(judged) => (None, judged),
        Err(Stop::Failed(refusal)) => without(&refusal, "gave no answer", &named),
        // A run whose time is up has ended; what else keeps the judge from being asked fails its checks.
        Err(Stop::Refused(refusal)) if refusal.code != codes::RUN_TIMEOUT => {
            without(&refusal, "was not asked", &named)
        }
        Err(stop) => return Err(stop),
    };
    let ms = millis(began.elapsed());
    match judged {
        // Nobody has judged: that is no verdict, and no other answer of the model would give one.
        Err(reason) => answer_all(running, &questions, |_| Answer::Broken(reason.clone()), ms),
        Ok(judgement) => answer_all(running, &questions, |question| judgement.answer(question), ms),
    }
    Ok(limit)
}

/// Nobody has judged. Where it is a limit of the run, that is what ends it, and it says for which gates and what
/// to do.
fn without(refusal: &Refusal, what: &str, gates: &str) -> (Option<Refusal>, Result<Judgement, String>) {
    let reason = format!("the judge {what}: {}", refusal.message);
    let limit = LIMITS.contains(&refusal.code).then(|| {
        let message = format!("{reason}; gates `{gates}` need its verdict: run again with a higher limit");
        Refusal {
            details: refusal.details.clone(),
            ..Refusal::new(refusal.code, message)
        }
    });
    (limit, Err(reason))
}

fn has_judge(execution: &Execution) -> bool {
    execution
        .open()
        .any(|(_, question)| matches!(question, Question::Judge { .. }))
}

/// A person is asked when the output is about to be released; until then nobody has said anything.
fn people(running: &mut Running) {
    for (_, execution) in running {
        let asked: Vec<(usize, String)> = execution
            .open()
            .filter_map(|(n, question)| match question {
                Question::Human { reason } => Some((n, reason.clone())),
                Question::Judge { .. } => None,
            })
            .collect();
        for (n, reason) in asked {
            let what = if reason.trim().is_empty() {
                "a person must approve".to_owned()
            } else {
                format!("a person must approve: {reason}")
            };
            let details = Some(json!({ "needs_approval": true }));
            execution.answer(
                n,
                Answer::NotEvaluated {
                    message: what,
                    details,
                },
                0,
            );
        }
    }
}

/// Gate, number of the question, and the question.
type Asked = (usize, usize, Question);

fn questions(running: &Running) -> Vec<Asked> {
    let mut all = Vec::new();
    for (gate, (_, execution)) in running.iter().enumerate() {
        if !execution.has_stopped() {
            all.extend(execution.open().map(|(n, question)| (gate, n, question.clone())));
        }
    }
    all
}

fn answer_all(running: &mut Running, questions: &[Asked], answer: impl Fn(&Question) -> Answer, ms: u64) {
    for (gate, n, question) in questions {
        if let Some((_, execution)) = running.get_mut(*gate) {
            execution.answer(*n, answer(question), ms);
        }
    }
}

async fn judge(
    rt: &Inner,
    cell: &Cell,
    session: &mut Session,
    context: &GateContext,
    ballot: &Ballot,
    gates: Vec<String>,
) -> Result<Result<Judgement, String>, Stop> {
    let seed = format!("{}:{}", session.run.run_id, session.run.step);
    let prompt = judge_prompt(&context.output, ballot.criteria(), &seed);
    let schema = Arc::new(ResponseSchema {
        name: VERDICTS_SCHEMA.to_owned(),
        schema: prompt.schema,
        strict: false,
    });
    let message = Message::user(prompt.user);
    let bound = message.token_bound() + schema.token_bound() + prompt.system.len() as u64;
    let own = rt.driver_asks(session)?;
    let asks = Asks {
        chain: own.chain.clone(),
        sampling: Arc::new(Sampling {
            temperature: Some(0.0),
            ..Sampling::default()
        }),
        max_tokens: prompt.max_tokens,
        system: Some(prompt.system.into()),
        tools: Arc::default(),
        shape: Shape::default(),
        bound,
    };
    let action = JudgeAction {
        gates,
        asks: Arc::new(asks),
        messages: Arc::new(vec![message]),
        schema,
    };
    // Boxed: a judge is asked from within a step, and its call is as large as any.
    let outcome = Box::pin(govern(rt, cell, session, Action::Judge(action))).await?;
    let Outcome::Answered(answer) = outcome else {
        return Ok(Err("a tool answered for the judge".to_owned()));
    };
    let simulated = answer.model.provider == OFFLINE;
    Ok(ballot.read(&answer.content, answer.model.to_string(), simulated))
}
