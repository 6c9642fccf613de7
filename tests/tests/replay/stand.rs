//! A World with the demo at the machine's time, since a binary has no other clock, and two ways to
//! put an event to a step in it.

use std::collections::BTreeMap;

use emulators::fault::{self, Call, Proxy};
use emulators::runtime_api::{self, Launch};
use http_body_util::BodyExt;
use local::{demo, root};
use platform::{App, Clock, Config, Endpoints};
use serde_json::Value;
use tests::people::code_in;
use tests::{World, binaries};

use crate::answer::Answer;
use crate::event;

pub struct Stand {
    pub world: World,
    /// What stands for `{{name}}` in the events.
    pub known: BTreeMap<String, String>,
    proxies: [Proxy; 3],
    config: Config,
}

impl Stand {
    pub async fn new() -> Self {
        let world = World::new().await;
        world.clock.set(Clock::Machine.now());
        demo::load(world.app(), &root().join("tests/demo"))
            .await
            .unwrap();
        let mut config = world.app().config().clone();
        let Endpoints::Loopback { dynamodb, s3, ses } = &config.endpoints else {
            panic!("a World stands on this machine")
        };
        let proxies = [dynamodb, s3, ses].map(|url| fault::start(url).unwrap());
        let [dynamodb, s3, ses] = [0, 1, 2].map(|index: usize| proxies[index].url());
        // As fast as the local SES takes it, so that one tick is quick and ends alike in both Worlds.
        config.mail_rate = 400;
        config.endpoints = Endpoints::Loopback { dynamodb, s3, ses };
        let known = [
            ("edge_secret", world.edge.as_str()),
            ("site_origin", config.site_origin.as_str()),
        ];
        let known = known.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            known: BTreeMap::from(known),
            world,
            proxies,
            config,
        }
    }

    pub fn know(&mut self, name: &str, value: impl ToString) {
        self.known.insert(name.to_owned(), value.to_string());
    }

    /// The step's handler in this process.
    pub async fn in_process(&self, step: &str) -> Answer {
        self.world.clock.set(Clock::Machine.now());
        let event = event::filled(step, &self.known);
        if event["source"] == "aws.scheduler" {
            let step = functions::STEPS
                .iter()
                .find(|known| known.name == step)
                .unwrap();
            let functions::Kind::Schedule(schedule) = step.kind else {
                panic!("{}: a schedule's event for a route", step.name)
            };
            let told = (schedule.tick)(App::new(self.config.clone(), Clock::Machine)).await;
            return Answer::of_tick(told.map_err(|problem| problem.refusal().slug().into()));
        }
        let (parts, body) = self.world.call(event::request(&event)).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer::of_response(&parts, &body)
    }

    /// What a member does in a browser between two events.
    pub async fn act(&self, method: &str, step: &str, body: Option<Value>) -> Value {
        let mut browser = self.world.browser();
        browser.set_cookie("__Host-session", Some(&self.known["session"]));
        let path = format!("/api/{step}");
        let answer = browser
            .send(method, &path, body.map(|body| body.to_string()))
            .await;
        assert!(answer.status.is_success(), "{step}: {}", answer.body);
        answer.body.into()
    }

    /// The step's built binary over a stub of the Runtime API.
    pub async fn binary(&self, step: &str) -> Answer {
        self.world.clock.set(Clock::Machine.now());
        let event = event::filled(step, &self.known);
        for proxy in &self.proxies {
            proxy.forget();
        }
        let function = runtime_api::start(Launch {
            program: binaries::path(step).unwrap_or_else(|fault| panic!("{fault}")),
            args: Vec::new(),
            env: binaries::environment(&self.config),
        });
        let function = function.unwrap();
        let Ok(answered) = function.invoke(&event).await else {
            panic!("{step}: the binary ended: {}", function.log().unwrap())
        };
        if event["source"] == "aws.scheduler" {
            return Answer::of_tick(answered.result.map_err(|error| error["errorType"].clone()));
        }
        let reply: Value = answered
            .result
            .unwrap_or_else(|error| panic!("{step}: {error}"));
        Answer::of_reply(&reply)
    }

    /// The calls to AWS of the last binary.
    pub fn calls(&self) -> Vec<Call> {
        self.proxies.iter().flat_map(Proxy::calls).collect()
    }

    /// The code in the newest mail to `to`.
    pub fn code(&self, to: &str, digits: usize) -> String {
        let mails = self.world.mails(to);
        let text = mails
            .first()
            .unwrap_or_else(|| panic!("no mail to {to}"))
            .text
            .clone();
        let code = code_in(&text).unwrap();
        assert_eq!(code.len(), digits, "{text}");
        code.to_owned()
    }
}
