//! What a step is given: configuration, clock, secrets and lazily built AWS clients.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_http_client::tls::{self, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use axum::extract::FromRequestParts;
use jiff::Timestamp;
use tokio::sync::OnceCell;

use crate::{Clock, Config, Endpoints, Problem, Secrets};

/// The roots that Amazon's services are signed by: given, since reading the system's 144 costs 3 ms.
const AMAZON_ROOTS: &[u8] = include_bytes!("../amazon-roots.pem");

/// How long one attempt of a call may take: less than half a mail batch's lease.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(5);

/// Shared by every request of one function; holds nothing but clients and configuration.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    config: Config,
    clock: Clock,
    observer: Option<Observer>,
    http: OnceLock<SharedHttpClient>,
    dynamodb: OnceLock<aws_sdk_dynamodb::Client>,
    s3: OnceLock<aws_sdk_s3::Client>,
    ses: OnceLock<aws_sdk_ses::Client>,
    secrets: OnceCell<Secrets>,
}

/// Looks on at an App from outside, as tests do; a function has none.
#[derive(Clone, Debug)]
pub struct Observer {
    /// Sees each call of the AWS clients.
    pub calls: SharedInterceptor,
    /// Counts the Argon2 runs.
    pub argon2: Arc<AtomicU64>,
}

/// Builds a client of one service from the App's configuration; the builders share no trait.
macro_rules! client {
    ($app:expr, $sdk:ident, $service:ident, $attempts:expr) => {{
        let app = $app;
        let mut builder = $sdk::Config::builder()
            .behavior_version($sdk::config::BehaviorVersion::latest())
            .region($sdk::config::Region::new(app.0.config.region.clone()))
            .credentials_provider(SharedCredentialsProvider::new(app.credentials()))
            .http_client(app.http())
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .retry_config(
                RetryConfig::standard()
                    .with_max_attempts($attempts)
                    .with_initial_backoff(Duration::from_millis(50)),
            )
            .timeout_config(
                TimeoutConfig::builder()
                    .connect_timeout(Duration::from_secs(2))
                    .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                    .build(),
            );
        if let Endpoints::Loopback { $service, .. } = &app.0.config.endpoints {
            builder = builder.endpoint_url($service);
        }
        if let Some(observer) = &app.0.observer {
            builder = builder.interceptor(observer.calls.clone());
        }
        builder
    }};
}

impl App {
    /// An App over `config`, telling the time by `clock`.
    pub fn new(config: Config, clock: Clock) -> Self {
        Self::build(config, clock, None)
    }

    /// An App that is looked at.
    pub fn observed(config: Config, clock: Clock, observer: Observer) -> Self {
        Self::build(config, clock, Some(observer))
    }

    /// The App of a Lambda function.
    ///
    /// # Errors
    /// What the environment lacks, a line each.
    pub fn from_env() -> Result<Self, String> {
        Config::from_env().map(|config| Self::new(config, Clock::Machine))
    }

    fn build(config: Config, clock: Clock, observer: Option<Observer>) -> Self {
        Self(Arc::new(Inner {
            config,
            clock,
            observer,
            http: OnceLock::new(),
            dynamodb: OnceLock::new(),
            s3: OnceLock::new(),
            ses: OnceLock::new(),
            secrets: OnceCell::new(),
        }))
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The present moment by this App's clock.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// DynamoDB; the SDK retries throttles and lost connections three times in all.
    pub fn dynamodb(&self) -> &aws_sdk_dynamodb::Client {
        self.0.dynamodb.get_or_init(|| {
            aws_sdk_dynamodb::Client::from_conf(
                client!(self, aws_sdk_dynamodb, dynamodb, 3).build(),
            )
        })
    }

    /// S3, path style on loopback.
    pub fn s3(&self) -> &aws_sdk_s3::Client {
        self.0.s3.get_or_init(|| {
            let local = self.0.config.endpoints != Endpoints::Aws;
            let config = client!(self, aws_sdk_s3, s3, 3).force_path_style(local);
            aws_sdk_s3::Client::from_conf(config.build())
        })
    }

    /// SES, one attempt: a retry would mail the same people twice.
    pub fn ses(&self) -> &aws_sdk_ses::Client {
        self.0.ses.get_or_init(|| {
            aws_sdk_ses::Client::from_conf(client!(self, aws_sdk_ses, ses, 1).build())
        })
    }

    /// Tells who looks on that Argon2 runs.
    pub(crate) fn tell_argon2(&self) {
        if let Some(observer) = &self.0.observer {
            observer.argon2.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The secrets, fetched once.
    ///
    /// # Errors
    /// `internal` when they cannot be had or are empty.
    pub async fn secrets(&self) -> Result<&Secrets, Problem> {
        self.0
            .secrets
            .get_or_try_init(|| self.fetch_secrets())
            .await
    }

    async fn fetch_secrets(&self) -> Result<Secrets, Problem> {
        let source = &self.0.config.secrets;
        if let Some(path) = source.strip_prefix("file:") {
            let text = std::fs::read_to_string(path)
                .map_err(|_| Problem::internal("secrets", "the file cannot be read"))?;
            return Secrets::parse(&text);
        }
        if self.0.config.endpoints != Endpoints::Aws {
            let fault = "loopback endpoints take a file";
            return Err(Problem::internal("secrets", fault));
        }
        // There is no loopback secret store: this client is only ever built for the cloud.
        let config = client!(self, aws_sdk_secretsmanager, dynamodb, 3).build();
        let client = aws_sdk_secretsmanager::Client::from_conf(config);
        let answer = client.get_secret_value().secret_id(source).send().await;
        let answer = answer.map_err(|_| Problem::internal("secrets", "no answer"))?;
        Secrets::parse(answer.secret_string().unwrap_or_default())
    }

    /// The credentials that the function was started with.
    pub(crate) fn credentials(&self) -> Credentials {
        let given = &self.0.config.credentials;
        let (key, secret) = (given.key.clone(), given.secret.clone());
        Credentials::new(key, secret, given.session.clone(), None, "environment")
    }

    /// One client for the cloud and for loopback, which it reaches without TLS: two would be linked twice.
    fn http(&self) -> SharedHttpClient {
        let build = || {
            let roots = TrustStore::empty().with_pem_certificate(AMAZON_ROOTS);
            let context = TlsContext::builder().with_trust_store(roots).build();
            let builder = aws_smithy_http_client::Builder::new()
                .tls_provider(tls::Provider::Rustls(CryptoMode::Ring));
            match context {
                Ok(context) => builder.tls_context(context).build_https(),
                Err(_) => builder.build_https(),
            }
        };
        self.0.http.get_or_init(build).clone()
    }
}

impl FromRequestParts<App> for App {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        _: &mut http::request::Parts,
        app: &App,
    ) -> Result<Self, std::convert::Infallible> {
        Ok(app.clone())
    }
}
