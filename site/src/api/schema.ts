// Generated from openapi.json by `npm run generate` in tools/openapi; do not edit.

export interface paths {
    "/api/accept-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts the terms in force */
        post: operations["accept-terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The required documents with their files */
        get: operations["attachments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/choose-prefecture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the prefecture and mails a fresh four-digit code, or takes the mailed one back; either way the old one is dead */
        post: operations["choose-prefecture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/confirm-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the mailed code; wrong, used, expired and exhausted codes are one refusal */
        post: operations["confirm-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/confirm-reissue-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the mailed code and shows what will be asked for */
        post: operations["confirm-reissue-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/create-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens the account of a confirmed flow */
        post: operations["create-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delete-attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deletes a file of the draft */
        post: operations["delete-attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/finish-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks an uploaded file and makes it final */
        post: operations["finish-upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My page: greeting, notices, tasks, menu, help */
        get: operations["home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insurer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an insurer shows before login */
        get: operations["insurer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** User ID and password open a session */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of the site, announced maintenance and the next revision of the terms */
        get: operations["notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presign-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address to upload one file to */
        post: operations["presign-upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the reissue flow of this browser stands, with the federations' telephones */
        get: operations["reissue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/request-reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the confirmed request to the federation; a repeat answers with the same receipt */
        post: operations["request-reissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/save-survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Saves one page of answers */
        post: operations["save-survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/send-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mails a fresh six-digit code, or takes the mailed one back; either way the old one is dead */
        post: operations["send-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the sign-up flow of this browser stands */
        get: operations["signup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/start-reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A facility's number and an address for notices open a reissue flow; an unknown number is refused at once */
        post: operations["start-reissue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submit-survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submits the saved draft with the declaration */
        post: operations["submit-survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The survey of one campaign: pages, answers, documents and where to go on */
        get: operations["survey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The terms in force: a member's with a session, before login those of the insurer of `code` */
        get: operations["terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/verify-identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Five fields off the insurance card open a sign-up flow */
        post: operations["verify-identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/view-attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address to read one file from */
        post: operations["view-attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What was read. */
        AcceptTerms: {
            /**
             * Format: int32
             * @description The version in force, as `terms` gave it.
             */
            version: number;
        };
        /** @description Which survey. */
        AskAttachments: {
            /** @description The campaign's id. */
            campaign: string;
        };
        /** @description Which insurer. */
        AskInsurer: {
            /** @description 保険者指定コード. */
            code: components["schemas"]["InsurerCode"];
        };
        /** @description Which survey. */
        AskSurvey: {
            /** @description The campaign's id. */
            campaign: string;
        };
        /** @description Whose terms; a session says more than the code. */
        AskTerms: {
            code?: components["schemas"]["InsurerCode"] | null;
        };
        /** @description Documents and files of a response. */
        AttachmentsView: {
            acknowledged: boolean;
            can_edit: boolean;
            documents: components["schemas"]["DocumentCard"][];
            /** Format: int64 */
            documents_version: number;
            limits: components["schemas"]["Limits"];
            list_id: string;
            /** @description Files whose document is no longer asked for: to be deleted, not submitted. */
            unlisted: components["schemas"]["FileView"][];
            /**
             * Format: int64
             * @description Version of the draft, for saving the acknowledgement.
             */
            version: number;
        };
        /**
         * @description 生年月日 (YYYY-MM-DD)
         * @example 1986-05-24
         */
        BirthDate: string;
        /** @description The campaign that runs or comes next. */
        CampaignView: {
            campaign: string;
            /** @description Last day. */
            deadline: string;
            /** @description The last day with its weekday, as it is printed. */
            deadline_text: string;
            /** @description Day by which members are asked to log in; closes nothing. */
            login_by: string | null;
            /** @description First day, `YYYY-MM-DD`. */
            opens: string;
            status: components["schemas"]["Status"];
            title: string;
        };
        /** @description Whose federation decides. */
        ChoosePrefecture: {
            /** @description 請求先都道府県, its name in full. */
            prefecture: components["schemas"]["Prefecture"];
            /** @description 戻る: nothing is sent and the code alive is dead; the prefecture stays as it was last chosen. */
            withdraw?: boolean | null;
        };
        /**
         * @description The digits of a code: six of a sign-up, four of a reissue.
         * @example 611898
         */
        Code: string;
        /** @description The code from the mail. */
        ConfirmCode: {
            /** @description Six digits; full-width and spaces are mended. */
            code: components["schemas"]["Code"];
        };
        /** @description The code from the mail. */
        ConfirmReissueCode: {
            /** @description Four digits; full-width and spaces are mended. */
            code: components["schemas"]["Code"];
        };
        /** @description One line of お問い合わせ先. */
        Contact: {
            /** @description Mail address for enquiries. */
            email: string | null;
            /** @description Web form. */
            form_url: string | null;
            /** @description What to have ready: the enquiry number, never 記号・番号. */
            have_ready: string | null;
            /** @description Opening hours in words. */
            hours: string | null;
            /** @description Who answers. */
            name: string;
            /** @description Telephone, as dialled. */
            tel: string | null;
            /** @description What to ask there: システムの操作方法、調査内容について. */
            topic: string;
        };
        /** @description The ID and the password of the new account. */
        CreateAccount: {
            /** @description Password. */
            password: components["schemas"]["Password"];
            /** @description User ID; may be another than the one the code was asked for with. */
            user_id: components["schemas"]["UserId"];
        };
        /** @description Which file. */
        DeleteAttachment: {
            /** @description The attachment's id. */
            attachment: string;
            /** @description The campaign's id. */
            campaign: string;
        };
        /** @description The draft without the file. */
        Deleted: {
            /** Format: int64 */
            documents_version: number;
        };
        /** @description A dependent as the campaign's opening froze it. */
        DependentView: {
            /**
             * Format: int32
             * @description Age on the reference date.
             */
            age: number;
            birth_date: string;
            certified_on: string | null;
            key: string;
            name: string;
            /** @description Why the dependent is 対象外. */
            reason: string | null;
            relationship: string;
            targeted: boolean;
        };
        /** @description A required document with its files. */
        DocumentCard: components["schemas"]["RequiredDocument"] & {
            attachments: components["schemas"]["FileView"][];
        };
        /**
         * @description A mail address: ASCII, at most 254 characters, without any way into a mail's header.
         * @example member@example.jp
         */
        Email: string;
        /**
         * @description What a member sees of the address that the insurer registered.
         * @enum {string}
         */
        EmailPolicy: "shown" | "masked" | "member_enters";
        /**
         * @description A facility's number (事業所番号): ten ASCII digits (seed 004).
         * @example 1311111111
         */
        FacilityNumber: string;
        /** @description A question and its answer; the answer may hold links. */
        Faq: {
            /** @description Plain text; blank lines part paragraphs. */
            answer: string;
            /** @description Links below the answer. */
            links?: components["schemas"]["Link"][];
            /** @description よくあるご質問 */
            question: string;
        };
        /** @description A prefecture's federation (国民健康保険団体連合会): the item `FED#<prefecture>`. */
        Federation: {
            /**
             * Format: int32
             * @description Usual length of the review in working days (審査の目安).
             */
            days: number;
            /** @description Whether it asks for a stamped return envelope (返信用封筒). */
            envelope: boolean;
            /** @description Name in full. */
            name: string;
            /** @description Its page about the reissue. */
            page: string;
            /** @description 都道府県. */
            prefecture: components["schemas"]["Prefecture"];
            /** @description 電話番号. */
            tel: string;
        };
        /** @description A question as the site gets it. */
        Field: {
            /** @description A line of help. */
            hint: string | null;
            /** @description Kind of answer. */
            kind: components["schemas"]["Kind"];
            /** @description The question. */
            label: string;
            /** @description Longest text, in characters. */
            max_length: number | null;
            /** @description Name in the answers. */
            name: string;
            /** @description Options of a choice or checkbox, else empty. */
            options: components["schemas"]["FieldOption"][];
            /** @description Must be answered where shown. */
            required: boolean;
            /** @description Unit behind the input. */
            unit: string | null;
            visible_if: components["schemas"]["VisibleIf"] | null;
        };
        /** @description A field that cannot be taken as it is, in the words of the screens. */
        FieldError: {
            /**
             * @description Name of the field in the request; `<page>.<field>` for a survey's answers at submission, and
             *     `documents.<dependent|household>.<document>` for its documents.
             */
            field: string;
            /** @description What to do about it, in Japanese. */
            message: string;
        };
        /** @description An option as the site gets it. */
        FieldOption: {
            /** @description A line below the label. */
            hint: string | null;
            /** @description What to show. */
            label: string;
            /** @description What to send. */
            value: string;
        };
        /** @description A file. */
        FileView: {
            attachment: string;
            content_type: string;
            file_name: string;
            /** @description Why it was refused. */
            reason: string | null;
            /** Format: int64 */
            size: number;
            /** @description `presigned`, `checked` or `refused`. */
            state: string;
        };
        /** @description The finished attachment. */
        Finished: {
            attachment: string;
            /** @description Always `checked`. */
            state: string;
        };
        /** @description An upload that has arrived. */
        FinishUpload: {
            /** @description The attachment's id. */
            attachment: string;
            /** @description The campaign's id. */
            campaign: string;
        };
        /** @description Whom the page greets. */
        Greeted: {
            name: string;
            term: components["schemas"]["MemberTerm"];
        };
        /** @description ヘルプデスク. */
        Helpdesk: {
            tel: string;
        };
        /** @description The insurer's hints on the identity form and the sign-up form. */
        Hints: {
            /** @description What to type as the code. */
            code: string;
            /** @description A caution beside the code (003: 「従業員番号ではありません」). */
            code_note: string | null;
            /** @description 記入例 for the kana name. */
            example_kana: string;
            /** @description Where the number (番号) stands. */
            number: string;
            /** @description Where the symbol (記号) stands. */
            symbol: string;
            /** @description Suggested user ID (003: 「NGX+従業員番号で登録可能です。」). */
            user_id: string | null;
        };
        /** @description My page. Neither 記号 nor 番号 stands on it: the enquiry number does their service. */
        Home: {
            /** @description Where system mail goes. */
            email: string;
            /** @description Stands in for 記号・番号 in enquiries. */
            enquiry_number: string;
            insurer: components["schemas"]["OwnInsurer"];
            member: components["schemas"]["Greeted"];
            menu: components["schemas"]["MenuEntry"][];
            notices: components["schemas"]["HomeNotices"];
            /** @description Login before the present one, RFC 3339; null at the first. */
            previous_login: string | null;
            survey: components["schemas"]["HomeSurvey"] | null;
        };
        /** @description Published notices by sender, newest first. */
        HomeNotices: {
            /** @description 組合からのお知らせ. */
            insurer: components["schemas"]["Notice"][];
            /** @description 個人へのお知らせ. */
            personal: components["schemas"]["Notice"][];
            /** @description サイトからのお知らせ. */
            site: components["schemas"]["Notice"][];
        };
        /** @description The running survey as My page lists it. */
        HomeSurvey: {
            campaign: string;
            /**
             * Format: date
             * @description Last day, until 23:59:59.
             */
            deadline: string;
            /**
             * Format: date
             * @description By when to log in once; closes nothing.
             */
            login_by: string | null;
            receipt: string | null;
            /** @description `not-started`, `draft`, `submitted`, `in-review`, `deficient` or `reviewed`. */
            state: string;
            status: components["schemas"]["Status"];
            /** @description Whether a submission stands; まだ提出されていません otherwise. */
            submitted: boolean;
            /** @description RFC 3339. */
            submitted_at: string | null;
            tasks: components["schemas"]["Task"][];
            title: string;
        };
        /**
         * @description The code of an insurer (保険者指定コード), such as `0386`, `omron` or `32290413`: 1–20 ASCII letters and
         *     digits in lower case, leading zeros kept. Printed in public manuals, so it is no secret (seeds 000–003).
         * @example 0386
         */
        InsurerCode: string;
        /** @description An insurer by code and name. */
        InsurerName: {
            code: string;
            name: string;
        };
        /** @description An insurer before login. */
        InsurerView: {
            campaign: components["schemas"]["CampaignView"] | null;
            code: string;
            contacts: components["schemas"]["Contact"][];
            /** @description Day of the edition (版) of leaflet and manual, `YYYY-MM-DD`. */
            edition: string | null;
            email_policy: components["schemas"]["EmailPolicy"];
            faq: components["schemas"]["Faq"][];
            hints: components["schemas"]["Hints"];
            kind: string;
            mail: components["schemas"]["MailView"];
            member_term: components["schemas"]["MemberTerm"];
            name: string;
            notices: components["schemas"]["Notice"][];
            operator: components["schemas"]["Operator"] | null;
            point_service: boolean;
        };
        /**
         * @description `<campaign>.` and 128 bits of HMAC-SHA-256(invitation key, campaign ‖ roster key) in lower-case hex. As it comes
         *     with a request it may be anything: one that is not the card's is as none.
         * @example 0386-2026-1.00112233445566778899aabbccddeeff
         */
        InvitationToken: string;
        /**
         * @description A name in kana (氏名(カナ)) reduced to what is compared: full-width katakana without spaces and ・,
         *     with 濁音・半濁音・拗音・促音 as the plain sound and every dash as ー. At most 100 characters.
         * @example ケンポ タロウ
         */
        KanaKey: string;
        /**
         * @description How a field is asked and what its answer is in JSON.
         * @enum {string}
         */
        Kind: "choice" | "checkbox" | "text" | "textarea" | "date" | "money" | "total";
        /** @description What may be uploaded. */
        Limits: {
            /**
             * Format: int64
             * @description Bytes of a file.
             */
            bytes: number;
            /** @description Files per dependent. */
            per_dependent: number;
            /** @description Files in all. */
            total: number;
            /** @description Media types. */
            types: string[];
        };
        /** @description A titled link. */
        Link: {
            /**
             * Format: int64
             * @description Size of a PDF, shown before it is opened; absent where nobody wrote it down.
             */
            bytes: number | null;
            /** @description Text of the link. */
            title: string;
            /** @description Where it leads. */
            url: string;
        };
        /** @description What the member chose at sign-up. */
        LogIn: {
            /** @description As typed. */
            password: components["schemas"]["TypedPassword"];
            /** @description In any letter case. */
            user_id: components["schemas"]["UserId"];
        };
        /** @description Who writes to the members. */
        MailView: {
            /** @description Where mail arrives, in the insurer's words. */
            arrives_at: string;
            /** @description Sender of invitations. */
            invitation_from: string;
            /** @description Sender of codes. */
            system_from: string;
            /** @description Whether the senders take answers. */
            takes_replies: boolean;
        };
        /** @description When the site rests. */
        MaintenanceView: {
            /** @description Begin, RFC 3339. */
            from: string;
            message: string;
            /** @description Whether it is on right now. */
            on: boolean;
            /** @description End, RFC 3339. */
            until: string;
        };
        /** @description The member as the card has it; the screen shows it back (seed 001). */
        MemberCard: {
            name: string;
            number: string;
            symbol: string;
        };
        /**
         * @description 被保険者 (health insurance society) or 組合員 (mutual aid association).
         * @enum {string}
         */
        MemberTerm: "被保険者" | "組合員";
        /** @description One entry of My page's menu (001, 002). */
        MenuEntry: {
            /** @description 各種申請・登録, 通院, お薬, お役立ち, その他, マニュアル. */
            group: string;
            /** @description Usable, announced or elsewhere. */
            state: components["schemas"]["MenuState"];
            /** @description Text of the entry. */
            title: string;
            /** @description Where it leads; an open entry without one leads to the survey. */
            url: string | null;
        };
        /**
         * @description Whether a menu entry can be used.
         * @enum {string}
         */
        MenuState: "open" | "preparing" | "link";
        /** @description One answer that submission waits for. */
        Missing: {
            /** @description Field of the page. */
            field: string;
            /** @description A Japanese sentence that names page and question. */
            message: string;
            /** @description Page id. */
            page: string;
        };
        /** @description The answer of a step that only says where to go. */
        Next: {
            next: components["schemas"]["NextScreen"];
        };
        /** @description A revision that is announced before its day. */
        NextRevision: {
            /** Format: date */
            effective_from: string;
            summary: string;
        };
        /**
         * @description Where the member goes next.
         * @enum {string}
         */
        NextScreen: "accept-terms" | "home";
        /** @description A request or a reply without fields: `{}`. */
        Nothing: Record<string, never>;
        /** @description A dated notice (お知らせ). */
        Notice: {
            /** @description Plain text; blank lines part paragraphs. */
            body: string;
            /** @description Whose notice it is. */
            from: components["schemas"]["NoticeFrom"];
            /** @description Links and PDFs below the text (001). */
            links?: components["schemas"]["Link"][];
            /**
             * Format: date
             * @description Day of publication.
             */
            published: string;
            /** @description Headline. */
            title: string;
        };
        /**
         * @description Sender of a notice, which decides the list it stands in.
         * @enum {string}
         */
        NoticeFrom: "insurer" | "site" | "personal";
        /** @description What the site tells everybody. */
        Notices: {
            maintenance: components["schemas"]["MaintenanceView"] | null;
            next_revision: components["schemas"]["NextRevision"] | null;
            notices: components["schemas"]["Notice"][];
        };
        /**
         * @description The number of a card (番号), such as `t011` or `070000`: 1–20 characters (seeds 001–003).
         * @example t011
         */
        Number: string;
        /** @description The company that runs the survey on the insurer's behalf. */
        Operator: {
            /** @description Company name. */
            name: string;
            /** @description The whole sentence to print. */
            note: string;
        };
        /** @description The member's insurer with its help. */
        OwnInsurer: {
            code: string;
            contacts: components["schemas"]["Contact"][];
            faq: components["schemas"]["Faq"][];
            name: string;
            operator: components["schemas"]["Operator"] | null;
        };
        /** @description A page as the site gets it. */
        Page: {
            /** @description Whether nothing is missing on it. */
            complete: boolean;
            /** @description Key of the dependent; null on other pages. */
            dependent: string | null;
            /** @description The questions in order. */
            fields: components["schemas"]["Field"][];
            /** @description `household`, `<key>.keep` …, `documents`. */
            id: string;
            /** @description What it is about. */
            kind: components["schemas"]["PageKind"];
            /** @description Text above the questions; lines are paragraphs. */
            lead: string | null;
            /** @description Title (h1). */
            title: string;
        };
        /**
         * @description What a page is about.
         * @enum {string}
         */
        PageKind: "common" | "dependent" | "documents";
        /**
         * Format: password
         * @description A password that keeps the seeds' rule: 8–20 printable half-width characters with a letter, a digit and a
         *     symbol; no mixture of capitals is asked for (000–003). Letter case counts, nothing is mended.
         */
        Password: string;
        /** @description The part about the point service (ポイントサービス) as one insurer's members see it (002, 003). */
        PointService: {
            /** @description Whether the insurer has the contract; false where no insurer is known yet. */
            applies: boolean;
            /** @description The sentence that says whether these terms apply. */
            line: string;
            /** @description The articles; empty where they do not apply. */
            sections: components["schemas"]["Section"][];
        };
        /**
         * @description 都道府県
         * @enum {string}
         */
        Prefecture: "北海道" | "青森県" | "岩手県" | "宮城県" | "秋田県" | "山形県" | "福島県" | "茨城県" | "栃木県" | "群馬県" | "埼玉県" | "千葉県" | "東京都" | "神奈川県" | "新潟県" | "富山県" | "石川県" | "福井県" | "山梨県" | "長野県" | "岐阜県" | "静岡県" | "愛知県" | "三重県" | "滋賀県" | "京都府" | "大阪府" | "兵庫県" | "奈良県" | "和歌山県" | "鳥取県" | "島根県" | "岡山県" | "広島県" | "山口県" | "徳島県" | "香川県" | "愛媛県" | "高知県" | "福岡県" | "佐賀県" | "長崎県" | "熊本県" | "大分県" | "宮崎県" | "鹿児島県" | "沖縄県";
        /** @description Where to PUT the file. */
        Presigned: {
            /** @description Id of the attachment, to finish it with. */
            attachment: string;
            /** @description End of the address, RFC 3339. */
            expires_at: string;
            /** @description Headers to send, exactly these. */
            headers: {
                [key: string]: string;
            };
            url: string;
        };
        /** @description A file that the member wants to upload. */
        PresignUpload: {
            /** @description The campaign's id. */
            campaign: string;
            /** @description Media type: JPEG, PNG, HEIC or PDF. */
            content_type: string;
            /** @description Key of the dependent; null for a household document. */
            dependent?: string | null;
            /** @description The document's id. */
            document: string;
            /** @description Name of the file. */
            file_name: string;
            /** @description Id of the attachment that this file shall replace: it takes no room beside it, and is deleted afterwards. */
            replaces?: string | null;
            /** @description SHA-256 of the bytes, hex. */
            sha256: string;
            /**
             * Format: int64
             * @description Size in bytes, at most 10 MB.
             */
            size: number;
        };
        /** @description The body of every problem. */
        ProblemBody: {
            /** @description Whom to ask, with `account-closed`. */
            contacts?: components["schemas"]["Contact"][];
            /** @description The fields to mend, where fields are the reason. */
            errors?: components["schemas"]["FieldError"][];
            /**
             * Format: int64
             * @description Seconds to wait, with 429.
             */
            retry_after?: number | null;
            /** @description The refusal's name. */
            slug: string;
            /**
             * Format: int32
             * @description The HTTP status once more.
             */
            status: number;
            /** @description What to show, in Japanese. */
            title: string;
            /** @description `/problems/<slug>`. */
            type: string;
        };
        /** @description What the reissue screens need after a reload. */
        Reissue: {
            code_expires_at: string | null;
            /**
             * Format: int64
             * @description The code's life at its sending in whole minutes, as the mail says it.
             */
            code_minutes: number | null;
            email: string | null;
            expires_at: string | null;
            /** @description From the confirmation on. */
            facility_name: string | null;
            facility_number: string | null;
            federations: components["schemas"]["Federation"][];
            helpdesk: components["schemas"]["Helpdesk"];
            /** @description The server's time (時刻), RFC 3339. */
            now: string;
            prefecture: components["schemas"]["Prefecture"] | null;
            receipt: string | null;
            sender: string | null;
            sent_to: string | null;
            state: components["schemas"]["ReissueStanding"];
        };
        /** @description The request is accepted; the federation decides. */
        ReissueAccepted: {
            /** @description Where the result will be mailed. */
            email: string;
            /** @description Who decides. */
            federation: components["schemas"]["Federation"];
            /** @description 請求先都道府県. */
            prefecture: components["schemas"]["Prefecture"];
            /** @description What the applicant quotes. */
            receipt: string;
        };
        /** @description Where the code went. */
        ReissueCodeSent: {
            /** @description End of the code, RFC 3339; now, where it was taken back. */
            expires_at: string;
            /** @description The address, in full. */
            sent_to: string;
        };
        /** @description What the confirmation screen (送信確認) shows. */
        ReissueConfirmed: {
            /** @description 通知先メールアドレス. */
            email: string;
            /** @description 事業所名 of the ledger. */
            facility_name: string;
            /** @description 事業所番号. */
            facility_number: string;
            prefecture: components["schemas"]["Prefecture"] | null;
        };
        /**
         * @description Where a browser's reissue stands.
         * @enum {string}
         */
        ReissueStanding: "none" | "started" | "code-sent" | "confirmed" | "requested";
        /** @description A flow is open. */
        ReissueStarted: {
            /** @description End of the flow, RFC 3339. */
            expires_at: string;
        };
        /** @description A document that these answers ask for. Where `alternatives_group` is set, one of the group is enough. */
        RequiredDocument: {
            /** @description Documents of one group stand for each other; null where there is no alternative. */
            alternatives_group: string | null;
            /** @description Key of the dependent; null for the household. */
            dependent: string | null;
            /** @description Name of the dependent; null for the household. */
            dependent_name: string | null;
            /** @description Id in the catalogue. */
            document: string;
            /** @description What it must show and cover. */
            note: string | null;
            /** @description What else it is called, by municipality or employer. */
            other_names: string[];
            /** @description Address of a drawn sample (見本), within this site. */
            sample: string | null;
            /** @description Whether a checked attachment of it, or of another one of its group, is there. */
            satisfied: boolean;
            /** @description What it is called. */
            title: string;
            /** @description Who issues it. */
            where_to_get: string;
        };
        /** @description The draft after saving. */
        SavedPage: {
            /** @description The list of documents is another now: it is to be acknowledged again. */
            documents_changed: boolean;
            missing: components["schemas"]["Missing"][];
            next_page: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description One page's answers. */
        SaveSurvey: {
            /** @description Answers by field; `documents` takes `acknowledged` with the list's id. */
            answers: {
                [key: string]: unknown;
            };
            /** @description The campaign's id. */
            campaign: string;
            /** @description The page's id. */
            page: string;
            /**
             * Format: int64
             * @description The draft's version that the page was read with.
             */
            version: number;
        };
        /** @description One article. */
        Section: {
            /** @description 第1条(適用) */
            heading: string;
            /** @description Its paragraphs, plain text. */
            paragraphs: string[];
        };
        /** @description The ID that the member wants, and an address where none is registered. */
        SendCode: {
            email?: components["schemas"]["Email"] | null;
            /** @description Wanted user ID. */
            user_id: components["schemas"]["UserId"];
            /** @description 戻る: nothing is sent and the code alive is dead; ID and address stay as they were last sent. */
            withdraw?: boolean | null;
        };
        /** @description Where the code went. */
        Sent: {
            /** @description End of the code, RFC 3339; now, where it was taken back. */
            expires_at: string;
            /** @description From when on a new one may be asked for, RFC 3339. */
            resend_at: string;
            /** @description The address as the insurer's policy shows it. */
            sent_to: string;
        };
        /** @description What the sign-up screens need after a reload. */
        SignUp: {
            arrives_at: string | null;
            code_expires_at: string | null;
            /**
             * Format: int64
             * @description The code's life at its sending in whole minutes, as the mail says it.
             */
            code_minutes: number | null;
            email: string | null;
            email_editable: boolean;
            expires_at: string | null;
            insurer: components["schemas"]["InsurerName"] | null;
            member: components["schemas"]["MemberCard"] | null;
            resend_at: string | null;
            sender: string | null;
            sent_to: string | null;
            state: components["schemas"]["Standing"];
            takes_replies: boolean;
            user_id: string | null;
            user_id_hint: string | null;
        };
        /**
         * @description Where a browser's sign-up stands.
         * @enum {string}
         */
        Standing: "none" | "verified" | "code-sent" | "confirmed" | "used";
        /** @description What seed 004 asks for first. */
        StartReissue: {
            /** @description 通知先メールアドレス. */
            email: components["schemas"]["Email"];
            /** @description 通知先メールアドレス(確認用). */
            email_again: components["schemas"]["Email"];
            /** @description 事業所番号, ten digits. */
            facility_number: components["schemas"]["FacilityNumber"];
        };
        /**
         * @description Where a campaign stands by the clock.
         * @enum {string}
         */
        Status: "before" | "open" | "closed";
        /** @description The declaration over the draft as the member saw it. */
        SubmitSurvey: {
            /** @description The campaign's id. */
            campaign: string;
            /** @description 相違ありません; must be true. */
            declaration: boolean;
            /**
             * Format: int64
             * @description The attachments' version that the member saw; where it is told, none came or went unseen.
             */
            documents_version?: number | null;
            /**
             * Format: int64
             * @description The saved draft's version.
             */
            version: number;
        };
        /** @description The receipt. */
        Submitted: {
            /** @description Receipt number. */
            receipt: string;
            /** @description When, RFC 3339. */
            submitted_at: string;
        };
        /** @description A survey as its member sees it. */
        SurveyView: {
            acknowledged: boolean;
            /** @description Answers by page and field. */
            answers: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            campaign: string;
            /** @description Whether answers and documents may be changed now. */
            can_edit: boolean;
            deadline: string;
            /** @description The deadline with its weekday, as it is printed. */
            deadline_text: string;
            declaration: string[];
            dependents: components["schemas"]["DependentView"][];
            documents: components["schemas"]["RequiredDocument"][];
            /** Format: int64 */
            documents_version: number;
            enquiry_number: string;
            /** @description Id of the list, to be acknowledged. */
            list_id: string;
            missing: components["schemas"]["Missing"][];
            /** @description Where to go on; null when every page is complete. */
            next_page: string | null;
            pages: components["schemas"]["Page"][];
            receipt: string | null;
            reference_date: string;
            /** @description `not-started`, `draft`, `submitted`, `in-review`, `deficient` or `reviewed`. */
            state: string;
            /** @description The state as the member reads it (進捗状況). */
            state_text: string;
            status: components["schemas"]["Status"];
            submitted_at: string | null;
            title: string;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description The symbol of a card (記号), such as `01` or `100`: 1–20 characters (seeds 001–003).
         * @example 01
         */
        Symbol: string;
        /** @description One line of the list. */
        Task: {
            /** @description How far. */
            state: components["schemas"]["TaskState"];
            /** @description Which. */
            task: components["schemas"]["TaskName"];
        };
        /**
         * @description A task of the survey.
         * @enum {string}
         */
        TaskName: "answers" | "attachments" | "submission";
        /**
         * @description How far a task is.
         * @enum {string}
         */
        TaskState: "not-started" | "in-progress" | "deficient" | "done";
        /** @description 利用規約. */
        TermsPage: {
            /** @description Whether this member has accepted this version; null without a session. */
            accepted: boolean | null;
            /**
             * Format: date
             * @description First day in force.
             */
            effective_from: string;
            next_revision: components["schemas"]["NextRevision"] | null;
            point_service: components["schemas"]["PointService"];
            sections: components["schemas"]["Section"][];
            title: string;
            /**
             * Format: int32
             * @description What `accept-terms` sends back.
             */
            version: number;
        };
        /**
         * Format: password
         * @description A password as somebody types it to log in: any text, compared and never judged by the rules of new ones.
         */
        TypedPassword: string;
        /**
         * @description 6–50 characters of half-width letters, digits and `@ - _ . + ,`.
         * @example taro.kenpo
         */
        UserId: string;
        /** @description Who was recognised, and where the code will go. */
        Verified: {
            /** @description Where the code arrives, in the insurer's words. */
            arrives_at: string;
            /** @description The registered address as the insurer's policy shows it; null where none is. */
            email: string | null;
            /** @description Whether the member types an address. */
            email_editable: boolean;
            /** @description End of the flow, RFC 3339. */
            expires_at: string;
            insurer: components["schemas"]["InsurerName"];
            member: components["schemas"]["MemberCard"];
            /** @description Sender of the code mail. */
            sender: string;
            /** @description Whether the sender takes answers. */
            takes_replies: boolean;
            /** @description The insurer's hint for a user ID. */
            user_id_hint: string | null;
        };
        /** @description The five fields, all of the member in person. */
        VerifyIdentity: {
            /** @description 生年月日, `YYYY-MM-DD`. */
            birth_date: components["schemas"]["BirthDate"];
            /** @description 保険者指定コード. */
            insurer_code: components["schemas"]["InsurerCode"];
            invitation?: components["schemas"]["InvitationToken"] | null;
            /** @description 氏名(カナ). */
            kana: components["schemas"]["KanaKey"];
            /** @description 番号. */
            number: components["schemas"]["Number"];
            /** @description 記号. */
            symbol: components["schemas"]["Symbol"];
        };
        /** @description Which file. */
        ViewAttachment: {
            /** @description The attachment's id. */
            attachment: string;
            /** @description The campaign's id. */
            campaign: string;
        };
        /** @description Where the file is. */
        Viewed: {
            /** @description End of the address, RFC 3339. */
            expires_at: string;
            url: string;
        };
        /** @description When a field is shown. A field whose deciding field is hidden is hidden too. */
        VisibleIf: {
            /** @description The values that show it. */
            any_of: string[];
            /** @description The deciding field of the same page. */
            field: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "accept-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptTerms"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Next"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    attachments: {
        parameters: {
            query: {
                campaign: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentsView"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "choose-prefecture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoosePrefecture"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReissueCodeSent"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "confirm-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmCode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "confirm-reissue-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmReissueCode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReissueConfirmed"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "create-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "delete-attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAttachment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "finish-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishUpload"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finished"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    insurer: {
        parameters: {
            query: {
                code: components["schemas"]["InsurerCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InsurerView"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Next"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "presign-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresignUpload"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Presigned"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    reissue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reissue"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "request-reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReissueAccepted"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "save-survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveSurvey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedPage"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "send-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendCode"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sent"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    signup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignUp"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "start-reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartReissue"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReissueStarted"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "submit-survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitSurvey"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    survey: {
        parameters: {
            query: {
                campaign: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyView"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    terms: {
        parameters: {
            query?: {
                code?: components["schemas"]["InsurerCode"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsPage"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "verify-identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyIdentity"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
    "view-attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewAttachment"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewed"];
                };
            };
            /** @description A problem of RFC 9457 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemBody"];
                };
            };
        };
    };
}
