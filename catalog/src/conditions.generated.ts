// Generated from catalog/data by `npm run generate`. Do not edit.
/** What a failure means, across services, codes and statuses. */
export const GraphErrorCondition = {
      /** The addressed thing, or one that the request refers to, does not exist. Do not repeat. Right after a create, wait for replication and try a few times at most. */
      NotFound: 'notFound',
      /** A thing with this name, id or unique value is there already. Use the existing one or choose another name. */
      AlreadyExists: 'alreadyExists',
      /** The request clashes with the current state. Read the state again and change the request; repeat a concurrency clash after a wait. */
      Conflict: 'conflict',
      /** Too many requests, or too much data, for now. Wait for Retry-After, or back off for seconds, then repeat. */
      Throttled: 'throttled',
      /** The token is missing, unreadable, expired or of no use here. Get a fresh token, then repeat once. */
      Unauthenticated: 'unauthenticated',
      /** The caller is known and may not do this. Do not repeat. Grant the permission, role or licence. */
      Forbidden: 'forbidden',
      /** Conditional access wants more proof from the user. Acquire a token with the claims of the challenge, interactively if needed. */
      ClaimsChallenge: 'claimsChallenge',
      /** The request itself is wrong. Repair the request; repeating it as it is cannot help. */
      InvalidRequest: 'invalidRequest',
      /** The thing changed after it was read. Read it again and send the new ETag. */
      PreconditionFailed: 'preconditionFailed',
      /** The delta or page token can no longer be used. Drop the token and enumerate again. */
      ResyncRequired: 'resyncRequired',
      /** Someone holds a lock on the thing. Try again when the lock is gone; no delay is documented. */
      Locked: 'locked',
      /** Storage or an object limit is used up. Free space or raise the limit. */
      QuotaExceeded: 'quotaExceeded',
      /** The request or the content is too large. Send less, or use an upload session. */
      TooLarge: 'tooLarge',
      /** The service, or one behind it, cannot answer for now. Back off and repeat; honour Retry-After. */
      Unavailable: 'unavailable',
      /** No answer came in time. Repeat with backoff if the request may run twice; ask for less. */
      Timeout: 'timeout',
      /** No answer came: the connection failed or was lost. Repeat with backoff if the request may run twice; the service may have done the work. */
      Network: 'network',
      /** The service failed. May pass on repeat; report it with the request id if it stays. */
      ServerError: 'serverError',
      /** The service does not offer this. Use another request. */
      Unsupported: 'unsupported',
      /** The content holds or may hold malware. Do not repeat. */
      Malware: 'malware',
    } as const;
/** The codes of each condition that has some, lower-cased, aliases included, separated by spaces. */
export const conditionCodes: Readonly<Partial<Record<GraphErrorCondition, string>>> = {
      notFound: 'itemnotfound uploadsessionnotfound directory_objectnotfound request_resourcenotfound 20241 deploymentinvalideditsession invalidsessionnotfound notfounduncategorized invalidgroupid notfound resourcenotfound roleassignmentdoesnotexist roleassignmentrequestnotfound rolenotfound rolesettingnotfound subjectnotfound 20102 20113 20120 20130 20149 20156 20160 30109 errorfoldernotfound errorinvalidimageid errorinvaliduser erroritemnotfound errornonexistentmailbox errorsyncfoldernotfound imagenotfound mailboxnotenabledforrestapi',
      alreadyExists: 'namealreadyexists conflictingobjects objectconflict propertyconflict request_multipleobjectswithsamekeyvalue folderalreadyexists itemalreadyexists upload_name_conflict roleassignmentexists 20117 errorfolderexists objectidentifierinuse',
      conflict: 'namealreadyexists conflictingobjects directory_concurrencyviolation objectconflict propertyconflict request_multipleobjectswithsamekeyvalue folderalreadyexists accessconflict conflictuncategorized filteredrangeconflict insertdeleteconflict invalidsessionaccessconflict itemalreadyexists upload_name_conflict conflict pendingroleassignmentrequest roleassignmentexists 20117 errorfolderexists objectidentifierinuse',
      throttled: 'activitylimitreached throttledrequest request_throttledpermanently request_throttledtemporarily toomanyrequestsuncategorized toomanyrequests 10003 20166 30103 applicationthrottled toomanyretries',
      unauthenticated: 'unauthenticated authentication_expiredtoken authentication_missingormalformed authentication_unknown authentication_unsupportedtokentype authorization_identitydisabled authorization_identitynotfound fileopenuserunauthorized invalidsessionauthentication unauthorizeduncategorized blockedipaddress conditionalaccesspolicyenforced unauthorized authenticationerror interaction_required invalidauthenticationtoken 40001 authenticationcancelled authenticationfailure',
      forbidden: 'accessdenied accessrestricted provisioningnotallowed servicereadonly authentication_unauthorized authorization_requestdenied credentialtypenotallowedasperapppolicy directory_quotaexceeded iteminsightsdisabled fileopenuserunauthorized forbiddenuncategorized invalidsessionrestricted blockedipaddress conditionalaccesspolicyenforced sharingdisabled forbidden authentication_msgraphpermissionmissing authentication_requestfromnonpremiumtenantorb2ctenant insufficient_claims insufficent_claims insufficientprivileges permissionscopenotgranted s2sunauthorized 40002 40003 40004 40006 40007 40008 erroraccessdenied errorsendasdenied 7504',
      claimsChallenge: 'conditionalaccesspolicyenforced insufficient_claims insufficent_claims interaction_required',
      invalidRequest: 'invalidrange invalidrequest fragmentlengthmismatch fragmentoutoforder fragmentoverlap invalidaccepttype invalidparameterformat invalidpath invalidqueryoption invalidstartindex malformedentitytag maxquerylengthexceeded parameteristoolong parameteristoosmall pathistoolong pathtoodeep propertynotupdateable toomanyresultsrequested toomanytermsinquery zeroorfewerresultsrequested headers_datacontractversionmissing headers_headernotsupported headers_invaliddatacontractversion request_datacontractversionmissing request_invaliddatacontractversion request_invalidreplicasessionkey request_invalidrequesturl cannotdeleteorupdateenabledentitlement credentialinvalidlifetimeasperapppolicy expandnotsupported hostnamenotonverifieddomain missingprefixsuffix request_badrequest request_unprocessableentity request_unsupportedquery invalidgrading badrequestuncategorized invalidargument invalidreference nonblankcelloffsheet exchangemaxrecipients noresolvedusers badrequest requiredfieldmissing requiredfieldorparametermissing invalidrolesetting roleassignmentrequestpolicyvalidationfailed 10017 20001 20002 20003 20005 20007 20009 20010 20011 20012 20013 20015 20017 20018 20019 20020 20100 20101 20103 20104 20106 20108 20109 20110 20111 20112 20115 20119 20121 20122 20124 20125 20126 20127 20128 20129 20131 20132 20133 20134 20136 20139 20140 20142 20143 20144 20145 20146 20147 20148 20152 20153 20154 20155 20157 30114 errorattachmentsizeshouldnotbelessthanminimumsize errorinvalididmalformed errorinvalidrecipients errorinvalidrequest errorinvalidtimesettings errorinvalidurlqueryfilter errormimecontentinvalidbase64string erroroccurrencecrossingboundary errorparsingfilterquery-parseuri inefficientfilter invalidarguments invalidtimezone requestbodyread requestbroker--parseuri searchevents maximumvalueexceeded microsoft.substratesearch.api.errorreporting.resourcebasedexceptions.badrequestexception validationerror',
      preconditionFailed: 'resourcemodified entitytagdoesnotmatch errorirresolvableconflict',
      resyncRequired: 'resyncrequired syncstatenotfound resyncapplydifferences resyncuploaddifferences directory_expiredpagetoken resyncchangesapplydifferences resyncchangesuploaddifferences errorsyncfoldernotfound syncstateinvalid',
      locked: 'lockmismatch lockownermismatch resourcecheckedout resourcelocked resourceislocked 10012 40009',
      quotaExceeded: 'quotalimitreached childitemcountexceeded maxdocumentcountexceeded maxfoldercountexceeded maxitemcountexceeded directory_quotaexceeded exchangeoutofmailboxquota 30101 30102 errorquotaexceeded',
      tooLarge: 'maxfilesizeexceeded maxfragmentlengthexceeded maxstreamsizeexceeded invalidsessionunsupportedworkbook payloadtoolarge payloadtoolargeuncategorized rangeexceedslimit requestsizeexceeded unsupportedworkbook 20008 20014 20016 errormessagesizeexceeded',
      unavailable: 'servicenotavailable cannotsnapshottree resourcebeingprovisioned servicereadonly directory_replicaunavailable service_serviceunavailable internalerror serviceunavailableuncategorized transientfailure badgateway serviceunavailable 10002 10007 10014 10015 30105 30106 errorinternalservertransienterror errormailboxmoveinprogress errormailboxstoreunavailable errorserverbusy serverbusy temporarily_unavailable',
      timeout: 'gatewaytimeoutuncategorized gatewaytimeout timeout',
      serverError: 'directory_bindingredirectioninternalservererror service_internalservererror genericfileopenerror internalservererroruncategorized internalservererror 10001 errorcorruptdata errorinternalservererror errorinternalservertransienterror',
      unsupported: 'notsupported invalidaccepttype propertynotupdateable headers_headernotsupported request_mediatypenotsupported expandnotsupported request_unsupportedquery invalidsessionunsupportedworkbook methodnotalloweduncategorized notimplementeduncategorized unsupportedoperation unsupportedworkbook methodnotallowed notimplemented 20103 20106 20108 20111 20122 20123 20133 20135 20137 20168 mailboxnotsupportedforrestapi searchevents querynotsupported',
      malware: 'malwaredetected virussuspicious',
    };
/** The condition that a status alone stands for. */
export const statusConditions: Readonly<Record<number, GraphErrorCondition>> = {
      400: 'invalidRequest',
      401: 'unauthenticated',
      403: 'forbidden',
      404: 'notFound',
      405: 'unsupported',
      406: 'unsupported',
      408: 'timeout',
      409: 'conflict',
      410: 'resyncRequired',
      411: 'invalidRequest',
      412: 'preconditionFailed',
      413: 'tooLarge',
      415: 'unsupported',
      416: 'invalidRequest',
      422: 'invalidRequest',
      423: 'locked',
      429: 'throttled',
      500: 'serverError',
      501: 'unsupported',
      502: 'unavailable',
      503: 'unavailable',
      504: 'timeout',
      507: 'quotaExceeded',
      509: 'throttled',
    };
/** What a failure means, across services, codes and statuses. */
export type GraphErrorCondition = (typeof GraphErrorCondition)[keyof typeof GraphErrorCondition];
