// Shapes of the steps after login, as the API sends them (snake_case, whole yen, days as YYYY-MM-DD).
import type { Contact, Notice, Question } from "./index";

export type TaskName = "answers" | "attachments" | "submission";
export type TaskState = "not-started" | "in-progress" | "deficient" | "done";
export type ResponseState = "not-started" | "draft" | "submitted" | "in-review" | "deficient" | "reviewed";
export type CampaignStatus = "before" | "open" | "closed";

/** The survey as My page shows it. */
export interface SurveyOverview {
  campaign: string;
  title: string;
  deadline: string;
  login_by: string | null;
  status: CampaignStatus;
  state: ResponseState;
  submitted: boolean;
  receipt: string | null;
  submitted_at: string | null;
  tasks: { task: TaskName; state: TaskState }[];
}

export interface MenuEntry {
  group: string;
  title: string;
  state: "open" | "preparing" | "link";
  url: string | null;
}

export interface Home {
  member: { name: string; term: string };
  /** Stands in for 記号・番号 in enquiries. */
  enquiry_number: string;
  insurer: {
    code: string;
    name: string;
    contacts: Contact[];
    faq: Question[];
    operator: { name: string; note: string } | null;
  };
  previous_login: string | null;
  email: string;
  notices: { insurer: Notice[]; personal: Notice[]; site: Notice[] };
  survey: SurveyOverview | null;
  menu: MenuEntry[];
}

export type FieldKind = "choice" | "checkbox" | "text" | "textarea" | "date" | "money" | "total";

export interface SurveyField {
  name: string;
  label: string;
  kind: FieldKind;
  options: { value: string; label: string; hint: string | null }[];
  required: boolean;
  unit: string | null;
  hint: string | null;
  max_length: number | null;
  /** A field whose deciding field is hidden is hidden too. */
  visible_if: VisibleIf | VisibleIf[] | null;
}

export interface VisibleIf {
  field: string;
  any_of: string[];
}

export interface SurveyPage {
  id: string;
  title: string;
  kind: "common" | "dependent" | "documents";
  dependent: string | null;
  lead: string | null;
  fields: SurveyField[];
  complete: boolean;
}

/** A checked answer: text, choice or day; ticked options; whole yen. */
export type Answer = string | string[] | number;

export interface SurveyDependent {
  key: string;
  name: string;
  relationship: string;
  birth_date: string;
  age: number;
  certified_on: string | null;
  targeted: boolean;
  reason: string | null;
}

export interface Missing {
  page: string;
  field: string;
  message: string;
}

export interface RequiredDocument {
  document: string;
  dependent: string | null;
  dependent_name: string | null;
  title: string;
  other_names: string[];
  where_to_get: string;
  note: string | null;
  sample: string | null;
  alternatives_group: string | null;
  satisfied: boolean;
}

export interface Survey {
  campaign: string;
  title: string;
  deadline: string;
  reference_date: string;
  status: CampaignStatus;
  state: ResponseState;
  version: number;
  documents_version: number;
  can_edit: boolean;
  pages: SurveyPage[];
  answers: Record<string, Record<string, Answer>>;
  dependents: SurveyDependent[];
  next_page: string | null;
  missing: Missing[];
  documents: RequiredDocument[];
  /** Id of the list, to be acknowledged. */
  list_id: string;
  acknowledged: boolean;
  declaration: string[];
  receipt: string | null;
  submitted_at: string | null;
  enquiry_number: string;
}

export interface SaveSurvey {
  campaign: string;
  version: number;
  page: string;
  answers: Record<string, Answer | null>;
}

export interface SurveySaved {
  version: number;
  next_page: string | null;
  documents_changed: boolean;
  missing: Missing[];
}

export interface Attachment {
  attachment: string;
  file_name: string;
  size: number;
  content_type: string;
  state: "presigned" | "checked" | "refused";
  reason: string | null;
  /** Where its owner reads it; null until it is checked. */
  url: string | null;
}

export type DocumentWithFiles = RequiredDocument & { attachments: Attachment[] };

export interface Attachments {
  documents_version: number;
  list_id: string;
  acknowledged: boolean;
  can_edit: boolean;
  limits: { bytes: number; per_dependent: number; total: number; types: string[] };
  documents: DocumentWithFiles[];
  /** Files whose document is no longer asked for: to be deleted, not submitted. */
  unlisted: Attachment[];
}

export interface PresignUpload {
  campaign: string;
  dependent: string | null;
  document: string;
  file_name: string;
  content_type: string;
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface Presigned {
  attachment: string;
  url: string;
  headers: Record<string, string>;
  expires_at: string;
}
