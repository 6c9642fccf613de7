// The API's shapes under the names that the screens use; all of them come from the generated schema.
import type { components as generated } from "./schema";

export type { paths } from "./schema";

type S = generated["schemas"];

export interface components {
  schemas: {
    Problem: S["ProblemBody"];
    Link: S["Link"];
    Notice: S["Notice"];
    Notices: S["Notices"];
    Contact: S["Contact"];
    Question: S["Faq"];
    Insurer: S["InsurerView"];
    MemberCard: S["MemberCard"];
    InsurerName: S["InsurerName"];
    VerifyIdentity: S["VerifyIdentity"];
    IdentityVerified: S["Verified"];
    Signup: S["SignUp"];
    SendCode: S["SendCode"];
    CodeSent: S["Sent"];
    Credentials: S["CreateAccount"];
    Next: S["Next"];
    Federation: S["Federation"];
    Reissue: S["Reissue"];
    ReissueRequested: S["ReissueAccepted"];
    Terms: S["TermsPage"];
  };
}
