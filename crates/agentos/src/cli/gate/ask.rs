//! What a gate asks of somebody who is no program, on the command line: a model judges, and the person at the terminal
//! reviews. What nobody answers stays open, and is `not_evaluated`.

use std::io::{BufRead as _, Write as _, stderr, stdin};
use std::sync::Arc;
use std::time::Duration;

use agentos::setup::{Setup, router};
use agentos::{Config, GateContext, Usd};
use agentos_gates::{
    Answer, Ballot, CheckVerdict, Execution, Judgement, Question, judge_prompt, tries_to_sway,
};
use agentos_router::{Funds, FurtherAttempt, RouteRequest};
use agentos_types::{Message, ResponseSchema, VERDICTS_SCHEMA};
use futures_util::future::BoxFuture;

use super::super::args::GateRunArgs;
use super::super::context::Context;
use super::super::output::{self, YELLOW, paint};
use super::super::review::at_a_terminal;

/// The provider whose answers are no judgement.
const OFFLINE: &str = "scripted";
/// What a judge may cost where nobody says otherwise: ten cents.
const MOST: Usd = Usd::from_nanos(100_000_000);

/// A judge is paid for once: where an attempt was charged and gave nothing, no other is made.
#[derive(Debug)]
struct Once;

impl Funds for Once {
    fn further(&self, _: FurtherAttempt) -> BoxFuture<'_, Option<u64>> {
        Box::pin(std::future::ready(None))
    }
}

/// Asks what is open. A check that has failed already needs nobody's answer.
pub(super) async fn ask(
    context: &Context,
    config: &Config,
    args: &GateRunArgs,
    asked: &GateContext,
    execution: &mut Execution,
) {
    if execution.has_failed() {
        let open: Vec<usize> = execution.open().map(|(n, _)| n).collect();
        for n in open {
            execution.answer(n, Answer::Skipped("another check has failed".to_owned()), 0);
        }
        return;
    }
    judge(context, config, args, asked, execution).await;
    review(args, execution);
}

async fn judge(
    context: &Context,
    config: &Config,
    args: &GateRunArgs,
    asked: &GateContext,
    execution: &mut Execution,
) {
    let questions: Vec<(usize, Question)> = execution
        .open()
        .filter(|(_, question)| matches!(question, Question::Judge { .. }))
        .map(|(n, question)| (n, question.clone()))
        .collect();
    let ballot = Ballot::of(questions.iter().map(|(_, question)| question));
    if ballot.is_empty() {
        return;
    }
    let began = tokio::time::Instant::now();
    let judged = match tries_to_sway(&asked.output) {
        Some(verdict) => Err(Answer::Verdict(verdict)),
        None => Box::pin(judgement(context, config, args, asked, &ballot))
            .await
            .map_err(Answer::Broken),
    };
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    for (n, question) in questions {
        let answer = match &judged {
            Ok(judgement) => judgement.answer(&question),
            Err(answer) => answer.clone(),
        };
        execution.answer(n, answer, ms);
    }
}

/// One call, for no more than `--max-cost`. Its cost is said on stderr.
async fn judgement(
    context: &Context,
    config: &Config,
    args: &GateRunArgs,
    asked: &GateContext,
    ballot: &Ballot,
) -> Result<Judgement, String> {
    let not_asked = |why: String| format!("the judge was not asked: {why}");
    let prompt = judge_prompt(&asked.output, ballot.criteria(), &format!("{:?}", context.now()));
    let setup = Setup {
        models: args.model.iter().cloned().collect(),
        ..Setup::default()
    };
    let router = router(config, &setup)
        .await
        .map_err(|error| not_asked(error.to_string()))?;
    let request = RouteRequest {
        messages: vec![Message::user(prompt.user)],
        system: Some(prompt.system),
        provider: args.model.as_ref().map(|model| model.provider.clone()),
        model: args.model.as_ref().map(|model| model.model.clone()),
        max_tokens: Some(prompt.max_tokens),
        temperature: Some(0.0),
        response_format: Some(ResponseSchema {
            name: VERDICTS_SCHEMA.to_owned(),
            schema: prompt.schema,
            strict: false,
        }),
        ..RouteRequest::default()
    };
    let mut result = router
        .route_request(&request, context.now())
        .map_err(|error| not_asked(error.to_string()))?;
    if let Some(model) = &args.model {
        // Exactly this one: nobody stands in for a judge that was named.
        result.route.candidates.retain(|one| one.model == *model);
        if result.route.candidates.is_empty() {
            let why = result.rejected.iter().map(|one| one.reason.to_string());
            let why: Vec<String> = why.take(1).collect();
            return Err(not_asked(format!("`{model}` may not answer: {}", why.concat())));
        }
    }
    let most = args.max_cost.unwrap_or(MOST);
    let worst = result
        .route
        .worst_case(result.route.input_tokens, prompt.max_tokens);
    if worst > most {
        return Err(not_asked(format!(
            "its call may cost {worst} USD, and `--max-cost` allows {most}"
        )));
    }
    result.route.funds = Some(Arc::new(Once));
    let within = Duration::from_millis(config.orchestrator.model_timeout_ms);
    let answered = router.complete_result(&result, within).await.map_err(|failed| {
        output::note(&format!("  a judge that failed has cost {} USD", failed.cost));
        format!("the judge gave no answer: {}", failed.message)
    })?;
    output::note(&format!("  {} judged for {} USD", answered.model, answered.cost));
    let simulated = answered.model.provider == OFFLINE;
    ballot.read(&answered.answer.content, answered.model.to_string(), simulated)
}

/// The person at the terminal, who is asked where the text has come from elsewhere.
fn review(args: &GateRunArgs, execution: &mut Execution) {
    if args.json || !at_a_terminal() {
        return;
    }
    let asked: Vec<(usize, String)> = execution
        .open()
        .filter_map(|(n, question)| match question {
            Question::Human { reason } => Some((n, reason.clone())),
            Question::Judge { .. } => None,
        })
        .collect();
    for (n, reason) in asked {
        output::note(&paint(YELLOW, &format!("a person must approve: {reason}")));
        let _ = write!(stderr(), "approve? [y]es, [n]o, anything else: later: ");
        let mut line = String::new();
        if stdin().lock().read_line(&mut line).is_err() {
            return;
        }
        match line.trim() {
            "y" | "yes" => execution.answer(n, Answer::Verdict(CheckVerdict::passed()), 0),
            "n" | "no" => {
                let no = CheckVerdict::failed("a person has said no");
                execution.answer(n, Answer::Verdict(no), 0);
            }
            _ => {}
        }
    }
}
