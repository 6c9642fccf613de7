//! My page's task list of the survey: 調査票 / 添付資料 / 提出.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Dossier, Opened, Response};
use crate::campaigns::Frame;
use crate::survey::engine::unsatisfied;
use crate::survey::schema::DOCUMENTS_PAGE;

/// A task of the survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TaskName {
    /// 調査票.
    Answers,
    /// 添付資料.
    Attachments,
    /// 提出.
    Submission,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// 未着手.
    NotStarted,
    /// 入力中.
    InProgress,
    /// 不備.
    Deficient,
    /// 完了.
    Done,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Task {
    /// Which.
    pub task: TaskName,
    /// How far.
    pub state: TaskState,
}

impl Response {
    /// The three tasks in their order.
    pub fn tasks(&self, frame: &Frame) -> [Task; 3] {
        let [answers, attachments, submission] = match self {
            Self::NotStarted(_) => [TaskState::NotStarted; 3],
            Self::Draft(dossier) => [
                dossier.answers_task(frame),
                dossier.attachments_task(frame),
                TaskState::NotStarted,
            ],
            Self::Submitted(_) | Self::InReview(_) | Self::Reviewed(_) => [TaskState::Done; 3],
            Self::Deficient(r) => {
                let state = |is_one: fn(&Opened) -> bool| match r.opened.iter().any(is_one) {
                    true => TaskState::Deficient,
                    false => TaskState::Done,
                };
                let answers = state(|opened| matches!(opened, Opened::Page { .. }));
                let attachments = state(|opened| matches!(opened, Opened::Document { .. }));
                [answers, attachments, TaskState::Deficient]
            }
        };
        let task = |task, state| Task { task, state };
        [
            task(TaskName::Answers, answers),
            task(TaskName::Attachments, attachments),
            task(TaskName::Submission, submission),
        ]
    }
}

impl Dossier {
    fn answers_task(&self, frame: &Frame) -> TaskState {
        let mut missing = self.missing(frame).into_iter();
        if missing.any(|m| m.page != DOCUMENTS_PAGE) {
            TaskState::InProgress
        } else {
            TaskState::Done
        }
    }

    fn attachments_task(&self, frame: &Frame) -> TaskState {
        let list = self.documents(frame);
        if self.missing(frame).is_empty() && unsatisfied(&list).is_empty() {
            TaskState::Done
        } else if self.attachments.is_empty() && self.acknowledged.is_none() {
            TaskState::NotStarted
        } else {
            TaskState::InProgress
        }
    }
}
