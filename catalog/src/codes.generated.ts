// Generated from catalog/data by `npm run generate`. Do not edit.
/** Codes that Microsoft Graph services send, in the spelling of the wire. Compare them with `hasErrorCode`, which ignores case. */
export const GraphErrorCode = {
      /** The caller lacks the permission needed for this operation. */
      AccessDenied: 'accessDenied',
      /** The app or the user sent too much traffic and is being throttled. */
      ActivityLimitReached: 'activityLimitReached',
      /** A backing service failed or refused: on-premises mailbox without federation, mailbox blocked by an application policy, or a subscription provider error. */
      ExtensionError: 'extensionError',
      /** Unspecified failure on the service side. */
      GeneralException: 'generalException',
      /** The byte range of the request is wrong or cannot be served. */
      InvalidRange: 'invalidRange',
      /** Malformed request or wrong values in it. */
      InvalidRequest: 'invalidRequest',
      /** The addressed item or resource does not exist. */
      ItemNotFound: 'itemNotFound',
      /** The service found malware in the requested content. */
      MalwareDetected: 'malwareDetected',
      /** An item with the requested name is already there. */
      NameAlreadyExists: 'nameAlreadyExists',
      /** The system forbids this action (for example on a locked item). */
      NotAllowed: 'notAllowed',
      /** The system does not support this request. */
      NotSupported: 'notSupported',
      /** The user has no storage quota left. */
      QuotaLimitReached: 'quotaLimitReached',
      /** The resource changed after the caller read it, typically an ETag mismatch. */
      ResourceModified: 'resourceModified',
      /** The delta token can no longer be used and the sync state must be reset. */
      ResyncRequired: 'resyncRequired',
      /** The service cannot answer now; retry later, honouring Retry-After when sent. */
      ServiceNotAvailable: 'serviceNotAvailable',
      /** The delta sync state is gone or expired, so a full synchronisation is needed. */
      SyncStateNotFound: 'syncStateNotFound',
      /** The caller did not authenticate. */
      Unauthenticated: 'unauthenticated',
      /** Only the owner of the item may access it. */
      AccessRestricted: 'accessRestricted',
      /** No consistent delta snapshot could be taken right now. */
      CannotSnapshotTree: 'cannotSnapshotTree',
      /** The folder already holds the maximum number of children. */
      ChildItemCountExceeded: 'childItemCountExceeded',
      /** The supplied ETag differs from the current one. */
      EntityTagDoesNotMatch: 'entityTagDoesNotMatch',
      /** The total size declared for the fragment differs from the upload session. */
      FragmentLengthMismatch: 'fragmentLengthMismatch',
      /** A fragment was uploaded in the wrong order. */
      FragmentOutOfOrder: 'fragmentOutOfOrder',
      /** The fragment covers bytes that were already uploaded. */
      FragmentOverlap: 'fragmentOverlap',
      /** The Accept type cannot be honoured. */
      InvalidAcceptType: 'invalidAcceptType',
      /** A parameter has the wrong format. */
      InvalidParameterFormat: 'invalidParameterFormat',
      /** The name holds characters that are not allowed. */
      InvalidPath: 'invalidPath',
      /** A query option is not valid. */
      InvalidQueryOption: 'invalidQueryOption',
      /** The start index is not valid. */
      InvalidStartIndex: 'invalidStartIndex',
      /** The lock token is not the one that holds the lock. */
      LockMismatch: 'lockMismatch',
      /** There is no live lock on the item. */
      LockNotFoundOrAlreadyExpired: 'lockNotFoundOrAlreadyExpired',
      /** The lock owner id is not the expected one. */
      LockOwnerMismatch: 'lockOwnerMismatch',
      /** The ETag header is not a quoted string. */
      MalformedEntityTag: 'malformedEntityTag',
      /** The document count limit is reached. */
      MaxDocumentCountExceeded: 'maxDocumentCountExceeded',
      /** The file is larger than allowed. */
      MaxFileSizeExceeded: 'maxFileSizeExceeded',
      /** The folder count limit is reached. */
      MaxFolderCountExceeded: 'maxFolderCountExceeded',
      /** The upload fragment is larger than allowed. */
      MaxFragmentLengthExceeded: 'maxFragmentLengthExceeded',
      /** The item count limit is reached. */
      MaxItemCountExceeded: 'maxItemCountExceeded',
      /** The query text is too long. */
      MaxQueryLengthExceeded: 'maxQueryLengthExceeded',
      /** The content stream is larger than allowed. */
      MaxStreamSizeExceeded: 'maxStreamSizeExceeded',
      /** A parameter is longer than allowed. */
      ParameterIsTooLong: 'parameterIsTooLong',
      /** A parameter is below its minimum. */
      ParameterIsTooSmall: 'parameterIsTooSmall',
      /** The path is longer than allowed. */
      PathIsTooLong: 'pathIsTooLong',
      /** The folder nesting limit is reached. */
      PathTooDeep: 'pathTooDeep',
      /** The property cannot be changed. */
      PropertyNotUpdateable: 'propertyNotUpdateable',
      /** The call would need account provisioning, which is refused. */
      ProvisioningNotAllowed: 'provisioningNotAllowed',
      /** The resource is still being created. */
      ResourceBeingProvisioned: 'resourceBeingProvisioned',
      /** Resynchronise and let the server version win over local items. */
      ResyncApplyDifferences: 'resyncApplyDifferences',
      /** Resynchronise, then upload what the listing of the service lacked. */
      ResyncUploadDifferences: 'resyncUploadDifferences',
      /** Writes are refused for a while. */
      ServiceReadOnly: 'serviceReadOnly',
      /** Too many requests were sent. */
      ThrottledRequest: 'throttledRequest',
      /** More results were asked for than allowed. */
      TooManyResultsRequested: 'tooManyResultsRequested',
      /** The query has too many terms. */
      TooManyTermsInQuery: 'tooManyTermsInQuery',
      /** The operation would touch too many items. */
      TotalAffectedItemCountExceeded: 'totalAffectedItemCountExceeded',
      /** Data would be truncated, which is refused. */
      TruncationNotAllowed: 'truncationNotAllowed',
      /** The upload session failed. */
      UploadSessionFailed: 'uploadSessionFailed',
      /** The upload session is not finished. */
      UploadSessionIncomplete: 'uploadSessionIncomplete',
      /** The upload session does not exist any more. */
      UploadSessionNotFound: 'uploadSessionNotFound',
      /** The document may carry a virus. */
      VirusSuspicious: 'virusSuspicious',
      /** Zero or a negative number of results was requested. */
      ZeroOrFewerResultsRequested: 'zeroOrFewerResultsRequested',
      /** The access token is past its lifetime. */
      Authentication_ExpiredToken: 'Authentication_ExpiredToken',
      /** The access token is absent or unreadable. */
      Authentication_MissingOrMalformed: 'Authentication_MissingOrMalformed',
      /** The token carries claims that are invalid or unsupported. */
      Authentication_Unauthorized: 'Authentication_Unauthorized',
      /** Authentication failed in a way no other code covers. */
      Authentication_Unknown: 'Authentication_Unknown',
      /** The token is not a bearer token. */
      Authentication_UnsupportedTokenType: 'Authentication_UnsupportedTokenType',
      /** The principal of the token is disabled. */
      Authorization_IdentityDisabled: 'Authorization_IdentityDisabled',
      /** The principal of the token is not in the directory. */
      Authorization_IdentityNotFound: 'Authorization_IdentityNotFound',
      /** The tenant lives in another datacenter; use the returned endpoints. */
      Directory_BindingRedirection: 'Directory_BindingRedirection',
      /** The list of nearer endpoints could not be built. */
      Directory_BindingRedirectionInternalServerError: 'Directory_BindingRedirectionInternalServerError',
      /** Company data could not be loaded. */
      Directory_CompanyNotFound: 'Directory_CompanyNotFound',
      /** The preferred replica is down; drop the replica session header. */
      Directory_ReplicaUnavailable: 'Directory_ReplicaUnavailable',
      /** The required contract version header is missing. */
      Headers_DataContractVersionMissing: 'Headers_DataContractVersionMissing',
      /** A request header is not supported. */
      Headers_HeaderNotSupported: 'Headers_HeaderNotSupported',
      /** The contract version header has an unknown value. */
      Headers_InvalidDataContractVersion: 'Headers_InvalidDataContractVersion',
      /** The API version is missing from the request. */
      Request_DataContractVersionMissing: 'Request_DataContractVersionMissing',
      /** The API version in the request is unknown. */
      Request_InvalidDataContractVersion: 'Request_InvalidDataContractVersion',
      /** The replica session key is not valid. */
      Request_InvalidReplicaSessionKey: 'Request_InvalidReplicaSessionKey',
      /** The request URL is not valid. */
      Request_InvalidRequestUrl: 'Request_InvalidRequestUrl',
      /** The requested media type is not supported. */
      Request_MediaTypeNotSupported: 'Request_MediaTypeNotSupported',
      /** The tenant kept exceeding the limit and is blocked. */
      Request_ThrottledPermanently: 'Request_ThrottledPermanently',
      /** The request rate is over the limit for now. */
      Request_ThrottledTemporarily: 'Request_ThrottledTemporarily',
      /** The directory service failed unexpectedly. */
      Service_InternalServerError: 'Service_InternalServerError',
      /** The directory service is down for now. */
      Service_ServiceUnavailable: 'Service_ServiceUnavailable',
      /** The principal lacks the privileges for this request. */
      Authorization_RequestDenied: 'Authorization_RequestDenied',
      /** An app role or scope must be disabled before it is changed or removed. */
      CannotDeleteOrUpdateEnabledEntitlement: 'CannotDeleteOrUpdateEnabledEntitlement',
      /** Names the objects that hold the conflicting value. */
      ConflictingObjects: 'ConflictingObjects',
      /** The credential lifetime breaks an app management policy. */
      CredentialInvalidLifetimeAsPerAppPolicy: 'CredentialInvalidLifetimeAsPerAppPolicy',
      /** The credential type is forbidden by an app management policy. */
      CredentialTypeNotAllowedAsPerAppPolicy: 'CredentialTypeNotAllowedAsPerAppPolicy',
      /** Concurrent writes clashed in the tenant; wait and repeat. */
      Directory_ConcurrencyViolation: 'Directory_ConcurrencyViolation',
      /** The page token can no longer be used; restart the listing. */
      Directory_ExpiredPageToken: 'Directory_ExpiredPageToken',
      /** The directory object was not found. */
      Directory_ObjectNotFound: 'Directory_ObjectNotFound',
      /** The tenant, principal or object has used up its directory quota. */
      Directory_QuotaExceeded: 'Directory_QuotaExceeded',
      /** The answer would hold too many results. */
      Directory_ResultSizeLimitExceeded: 'Directory_ResultSizeLimitExceeded',
      /** $expand cannot be used on this property. */
      ExpandNotSupported: 'ExpandNotSupported',
      /** An identifier or redirect host is not on a verified domain. */
      HostNameNotOnVerifiedDomain: 'HostNameNotOnVerifiedDomain',
      /** Item insights are turned off for the user or tenant. */
      ItemInsightsDisabled: 'ItemInsightsDisabled',
      /** The value lacks the prefix or suffix required by the naming policy. */
      MissingPrefixSuffix: 'MissingPrefixSuffix',
      /** Another object already uses this unique property value. */
      ObjectConflict: 'ObjectConflict',
      /** Another object already uses this property value. */
      PropertyConflict: 'PropertyConflict',
      /** The directory refused the request because of an invalid value, missing property or unsupported argument. */
      Request_BadRequest: 'Request_BadRequest',
      /** An object with this key value exists already. */
      Request_MultipleObjectsWithSameKeyValue: 'Request_MultipleObjectsWithSameKeyValue',
      /** The addressed directory object, or one referenced by the body, does not exist. */
      Request_ResourceNotFound: 'Request_ResourceNotFound',
      /** One or more property values break validation rules; see details. */
      Request_UnprocessableEntity: 'Request_UnprocessableEntity',
      /** The directory cannot run this GET query. */
      Request_UnsupportedQuery: 'Request_UnsupportedQuery',
      /** The education entity does not exist. */
      Education_20241: '20241',
      /** The resources folder has been set up before. */
      FolderAlreadyExists: 'folderAlreadyExists',
      /** The points value is out of range for the grading type. */
      InvalidGrading: 'invalidGrading',
      /** Other clients hold the workbook, for example with an edit lock. */
      AccessConflict: 'accessConflict',
      /** Unclassified bad request to the workbook service. */
      BadRequestUncategorized: 'badRequestUncategorized',
      /** Unclassified conflict with server state. */
      ConflictUncategorized: 'conflictUncategorized',
      /** The edit session or workbook was not found. */
      DeploymentInvalidEditSession: 'DeploymentInvalidEditSession',
      /** The user may not open this file in the workbook service. */
      FileOpenUserUnauthorized: 'FileOpenUserUnauthorized',
      /** The operation clashes with a filtered range. */
      FilteredRangeConflict: 'filteredRangeConflict',
      /** Unclassified refusal by the workbook service. */
      ForbiddenUncategorized: 'forbiddenUncategorized',
      /** The workbook service ran out of time. */
      GatewayTimeoutUncategorized: 'gatewayTimeoutUncategorized',
      /** The workbook cannot be opened. */
      GenericFileOpenError: 'GenericFileOpenError',
      /** An insert or delete of cells causes a conflict. */
      InsertDeleteConflict: 'insertDeleteConflict',
      /** The workbook session could not be created. */
      InternalError: 'InternalError',
      /** Unclassified server failure; the session should be dropped too. */
      InternalServerErrorUncategorized: 'internalServerErrorUncategorized',
      /** An argument is missing, wrong or badly formatted. */
      InvalidArgument: 'invalidArgument',
      /** The reference cannot be used for this operation. */
      InvalidReference: 'invalidReference',
      /** The workbook session is dead because other clients conflict with it. */
      InvalidSessionAccessConflict: 'invalidSessionAccessConflict',
      /** The workbook session is dead because of an authentication problem. */
      InvalidSessionAuthentication: 'invalidSessionAuthentication',
      /** The workbook session is dead because the workbook is gone. */
      InvalidSessionNotFound: 'invalidSessionNotFound',
      /** The workbook session is gone but a new one may be created to go on. */
      InvalidSessionReCreatable: 'invalidSessionReCreatable',
      /** The workbook session is dead because of service restrictions. */
      InvalidSessionRestricted: 'invalidSessionRestricted',
      /** The workbook session is dead for an unknown reason. */
      InvalidSessionUnexpected: 'invalidSessionUnexpected',
      /** The workbook session is dead because the workbook is too large or uses unsupported features. */
      InvalidSessionUnsupportedWorkbook: 'invalidSessionUnsupportedWorkbook',
      /** A resource with this name or id is already there. */
      ItemAlreadyExists: 'itemAlreadyExists',
      /** Unclassified disallowed method. */
      MethodNotAllowedUncategorized: 'methodNotAllowedUncategorized',
      /** New cells would push data off the sheet. */
      NonBlankCellOffSheet: 'nonBlankCellOffSheet',
      /** Unclassified missing resource. */
      NotFoundUncategorized: 'notFoundUncategorized',
      /** Unclassified missing feature. */
      NotImplementedUncategorized: 'notImplementedUncategorized',
      /** The request body is over the limit. */
      PayloadTooLarge: 'payloadTooLarge',
      /** Unclassified oversize payload. */
      PayloadTooLargeUncategorized: 'payloadTooLargeUncategorized',
      /** The range has too many cells; ask for a smaller one. */
      RangeExceedsLimit: 'rangeExceedsLimit',
      /** The run was aborted, typically by a long calculation. */
      RequestAborted: 'requestAborted',
      /** The request is over the size limit. */
      RequestSizeExceeded: 'requestSizeExceeded',
      /** The workbook service is overloaded for now. */
      ServiceUnavailableUncategorized: 'serviceUnavailableUncategorized',
      /** The call rate is over the workbook limit. */
      TooManyRequestsUncategorized: 'tooManyRequestsUncategorized',
      /** A passing failure; retry after the cooldown. */
      TransientFailure: 'transientFailure',
      /** Unclassified authentication problem. */
      UnauthorizedUncategorized: 'unauthorizedUncategorized',
      /** This operation is not supported on the object. */
      UnsupportedOperation: 'unsupportedOperation',
      /** The workbook is too large or uses unsupported features. */
      UnsupportedWorkbook: 'unsupportedWorkbook',
      /** The account must be verified before sharing mails are sent. */
      AccountVerificationRequired: 'accountVerificationRequired',
      /** The caller address is blocked by a tenant policy. */
      BlockedIPAddress: 'blockedIPAddress',
      /** A conditional access policy stops the call. */
      ConditionalAccessPolicyEnforced: 'conditionalAccessPolicyEnforced',
      /** The sender of the sharing mail has no mailbox. */
      ExchangeInvalidUser: 'exchangeInvalidUser',
      /** Too many recipients for one sharing notification. */
      ExchangeMaxRecipients: 'exchangeMaxRecipients',
      /** The mailbox used for sharing mails is full. */
      ExchangeOutOfMailboxQuota: 'exchangeOutOfMailboxQuota',
      /** A human check must be solved before sharing mails are sent. */
      HipCheckRequired: 'hipCheckRequired',
      /** The group id does not exist. */
      InvalidGroupId: 'invalidGroupId',
      /** The backup policy is not in a state that allows activating or deactivating it. */
      InvalidStateForActivation: 'invalidStateForActivation',
      /** None of the named recipients could be resolved. */
      NoResolvedUsers: 'noResolvedUsers',
      /** The file is checked out by someone. */
      ResourceCheckedOut: 'resourceCheckedOut',
      /** The file is locked, usually because it is open for editing. */
      ResourceLocked: 'resourceLocked',
      /** Delta token refused: restart enumeration and take the server state, then push unknown local changes. */
      ResyncChangesApplyDifferences: 'resyncChangesApplyDifferences',
      /** Delta token refused: restart enumeration, then upload what the listing lacked. */
      ResyncChangesUploadDifferences: 'resyncChangesUploadDifferences',
      /** Tenant or site settings forbid this kind of external sharing. */
      SharingDisabled: 'sharingDisabled',
      /** A file with the session name appeared while the upload was running. */
      Upload_name_conflict: 'upload_name_conflict',
      /** A temporary failure between servers. */
      BadGateway: 'badGateway',
      /** Generic code for a bad request. */
      BadRequest: 'badRequest',
      /** The resource state clashes with the request. */
      Conflict: 'conflict',
      /** Generic code for refused access. */
      Forbidden: 'forbidden',
      /** An upstream server answered too late. */
      GatewayTimeout: 'gatewayTimeout',
      /** Generic code for a server failure. */
      InternalServerError: 'internalServerError',
      /** The HTTP method is not allowed here. */
      MethodNotAllowed: 'methodNotAllowed',
      /** Generic code for a missing resource. */
      NotFound: 'notFound',
      /** The feature does not exist. */
      NotImplemented: 'notImplemented',
      /** A required field is missing. */
      RequiredFieldMissing: 'requiredFieldMissing',
      /** A required field or parameter is missing. */
      RequiredFieldOrParameterMissing: 'requiredFieldOrParameterMissing',
      /** The resource, mailbox or parent object could not be found. */
      ResourceNotFound: 'resourceNotFound',
      /** The service is busy or down for now. */
      ServiceUnavailable: 'serviceUnavailable',
      /** The app or user is throttled. */
      TooManyRequests: 'tooManyRequests',
      /** Generic code for missing or refused authentication. */
      Unauthorized: 'unauthorized',
      /** A backing service failed without a code that Graph could map; the message may hold JSON or be empty. */
      UnknownError: 'UnknownError',
      /** The tenant lacks the Entra ID licence for privileged identity data. */
      AadPremiumLicenseRequired: 'AadPremiumLicenseRequired',
      /** The token lacks the Graph permission that the endpoint wants. */
      Authentication_MSGraphPermissionMissing: 'Authentication_MSGraphPermissionMissing',
      /** The tenant is B2C or lacks the premium licence for this data. */
      Authentication_RequestFromNonPremiumTenantOrB2CTenant: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      /** Catch-all for authentication trouble such as missing licence or bad token. */
      AuthenticationError: 'AuthenticationError',
      /** The access token is empty, unreadable, expired, badly signed or meant for another audience. */
      InvalidAuthenticationToken: 'InvalidAuthenticationToken',
      /** The role setting values are not valid. */
      InvalidRoleSetting: 'InvalidRoleSetting',
      /** A role request is still pending. */
      PendingRoleAssignmentRequest: 'PendingRoleAssignmentRequest',
      /** The role request is past the point where it can be cancelled. */
      RequestCannotBeCancelled: 'RequestCannotBeCancelled',
      /** The governed resource is locked for new assignments. */
      ResourceIsLocked: 'ResourceIsLocked',
      /** The role assignment to change does not exist. */
      RoleAssignmentDoesNotExist: 'RoleAssignmentDoesNotExist',
      /** The role assignment is already there. */
      RoleAssignmentExists: 'RoleAssignmentExists',
      /** The role request does not exist. */
      RoleAssignmentRequestNotFound: 'RoleAssignmentRequestNotFound',
      /** The role request breaks a policy rule (MFA, justification, expiry and so on). */
      RoleAssignmentRequestPolicyValidationFailed: 'RoleAssignmentRequestPolicyValidationFailed',
      /** The role definition does not exist. */
      RoleNotFound: 'RoleNotFound',
      /** The role setting does not exist. */
      RoleSettingNotFound: 'RoleSettingNotFound',
      /** The subject of the role request does not exist. */
      SubjectNotFound: 'SubjectNotFound',
      /** Unexpected failure of the OneNote service. */
      OneNote_10001: '10001',
      /** The OneNote service is down for now. */
      OneNote_10002: '10002',
      /** The user has too many active requests. */
      OneNote_10003: '10003',
      /** A password guards the section. */
      OneNote_10004: '10004',
      /** Too many image tags render a PDF. */
      OneNote_10005: '10005',
      /** The section is corrupt. */
      OneNote_10006: '10006',
      /** Server overload. */
      OneNote_10007: '10007',
      /** A document library holds over 5,000 OneNote items. */
      OneNote_10008: '10008',
      /** The library demands check-out before editing. */
      OneNote_10012: '10012',
      /** A document library is past 20,000 items, too many to index. */
      OneNote_10013: '10013',
      /** Key Vault overload. */
      OneNote_10014: '10014',
      /** SharePoint is down for now. */
      OneNote_10015: '10015',
      /** The library has too many unique permission scopes. */
      OneNote_10016: '10016',
      /** Bad request. */
      OneNote_10017: '10017',
      /** Undetermined failure. */
      OneNote_19999: '19999',
      /** The Presentation part is missing. */
      OneNote_20001: '20001',
      /** There is more than one Presentation part. */
      OneNote_20002: '20002',
      /** The Presentation part is neither HTML nor XHTML. */
      OneNote_20003: '20003',
      /** An image has both src and data-render-src; src is ignored. */
      OneNote_20004: '20004',
      /** URI over the length limit. */
      OneNote_20005: '20005',
      /** An image has no source and is ignored. */
      OneNote_20006: '20006',
      /** The created date has an unknown format. */
      OneNote_20007: '20007',
      /** Request over the size limit. */
      OneNote_20008: '20008',
      /** Two parts share a name. */
      OneNote_20009: '20009',
      /** Content-Disposition is missing for this content type. */
      OneNote_20010: '20010',
      /** The multipart payload is malformed. */
      OneNote_20011: '20011',
      /** A part has no content type. */
      OneNote_20012: '20012',
      /** A part has neither content type nor disposition. */
      OneNote_20013: '20013',
      /** A part is over 25 MB. */
      OneNote_20014: '20014',
      /** There are too many parts. */
      OneNote_20015: '20015',
      /** The multipart message is too large. */
      OneNote_20016: '20016',
      /** The mail MIME is malformed. */
      OneNote_20017: '20017',
      /** The meeting MIME or calendar data is malformed. */
      OneNote_20018: '20018',
      /** No calendar data was found. */
      OneNote_20019: '20019',
      /** The JSON body is malformed. */
      OneNote_20020: '20020',
      /** The request syntax is wrong. */
      OneNote_20100: '20100',
      /** The requested property does not exist. */
      OneNote_20101: '20101',
      /** The requested resource does not exist. */
      OneNote_20102: '20102',
      /** $expand is not supported here. */
      OneNote_20103: '20103',
      /** pagelevel is only valid for section pages or one page. */
      OneNote_20104: '20104',
      /** A query operator is not supported. */
      OneNote_20106: '20106',
      /** OData query parameters are not supported here. */
      OneNote_20108: '20108',
      /** The PATCH payload is built wrongly. */
      OneNote_20109: '20109',
      /** A page with data parts must be sent as multipart. */
      OneNote_20110: '20110',
      /** An OData feature is not supported. */
      OneNote_20111: '20111',
      /** The id of the target entity is not valid. */
      OneNote_20112: '20112',
      /** The resource was deleted. */
      OneNote_20113: '20113',
      /** The name has forbidden characters. */
      OneNote_20115: '20115',
      /** An item with this name exists there. */
      OneNote_20117: '20117',
      /** An attachment name is not a valid file name; it was replaced. */
      OneNote_20119: '20119',
      /** The PATCH target was not found. */
      OneNote_20120: '20120',
      /** A PATCH argument is not valid. */
      OneNote_20121: '20121',
      /** The PATCH action is not supported. */
      OneNote_20122: '20122',
      /** The page cannot be changed by PATCH. */
      OneNote_20123: '20123',
      /** The multipart PATCH lacks its commands part. */
      OneNote_20124: '20124',
      /** The PATCH has no actions. */
      OneNote_20125: '20125',
      /** The body is bad JSON or has fields that are not allowed. */
      OneNote_20126: '20126',
      /** A property name is unknown. */
      OneNote_20127: '20127',
      /** The OData text cannot be parsed. */
      OneNote_20128: '20128',
      /** The top value is too high. */
      OneNote_20129: '20129',
      /** The URI points to a missing resource. */
      OneNote_20130: '20130',
      /** The Content-Type value is not valid. */
      OneNote_20131: '20131',
      /** The content is invalid or empty. */
      OneNote_20132: '20132',
      /** The PATCH target kind is not supported. */
      OneNote_20133: '20133',
      /** The PATCH target element is not valid. */
      OneNote_20134: '20134',
      /** The entity type cannot be patched. */
      OneNote_20135: '20135',
      /** A data-render attribute is missing or invalid. */
      OneNote_20136: '20136',
      /** This page kind cannot be patched. */
      OneNote_20137: '20137',
      /** The target element cannot take the append action. */
      OneNote_20138: '20138',
      /** A data-tag value is not valid. */
      OneNote_20139: '20139',
      /** A data-tag status is not valid. */
      OneNote_20140: '20140',
      /** The target cannot take this action. */
      OneNote_20141: '20141',
      /** The expand expression crosses parent and child in an unsupported way. */
      OneNote_20142: '20142',
      /** The OData query is not valid. */
      OneNote_20143: '20143',
      /** $expand on a plain property. */
      OneNote_20144: '20144',
      /** select or expand names an invalid term. */
      OneNote_20145: '20145',
      /** Absolute position is used but not enabled on the body. */
      OneNote_20146: '20146',
      /** Absolute position is used on a nested element. */
      OneNote_20147: '20147',
      /** Absolute position is used on an unsupported element. */
      OneNote_20148: '20148',
      /** The target element was not found. */
      OneNote_20149: '20149',
      /** This authentication type needs the me path. */
      OneNote_20150: '20150',
      /** This authentication type needs the section pages endpoint. */
      OneNote_20151: '20151',
      /** The entity name is empty. */
      OneNote_20152: '20152',
      /** The entity name has forbidden characters. */
      OneNote_20153: '20153',
      /** The entity name starts with a space. */
      OneNote_20154: '20154',
      /** Entity name over the length limit. */
      OneNote_20155: '20155',
      /** The destination id does not exist. */
      OneNote_20156: '20156',
      /** The destination id is not valid. */
      OneNote_20157: '20157',
      /** Site metadata could not be read from the URL. */
      OneNote_20158: '20158',
      /** The group was not found. */
      OneNote_20160: '20160',
      /** The context has no valid user id. */
      OneNote_20161: '20161',
      /** The app sent too many requests for this user. */
      OneNote_20166: '20166',
      /** The video source is not supported. */
      OneNote_20168: '20168',
      /** A section cannot be synchronised, for example a notebook folder uploaded by hand. */
      OneNote_20258: '20258',
      /** Too many sections for one request; ask per section. */
      OneNote_20266: '20266',
      /** The OneDrive quota of the account is used up. */
      OneNote_30101: '30101',
      /** The section is full. */
      OneNote_30102: '30102',
      /** The request costs too much or too many run on the same site. */
      OneNote_30103: '30103',
      /** The account is suspended. */
      OneNote_30104: '30104',
      /** The personal site is missing and is being created now. */
      OneNote_30105: '30105',
      /** The personal site is being created. */
      OneNote_30106: '30106',
      /** The personal site could not be reached (missing, being created, no licence or network). */
      OneNote_30108: '30108',
      /** Some users do not exist. */
      OneNote_30109: '30109',
      /** Student information services are not registered for the tenant. */
      OneNote_30110: '30110',
      /** Student information services failed. */
      OneNote_30111: '30111',
      /** Several users share a user name. */
      OneNote_30112: '30112',
      /** The notebook does not take invites. */
      OneNote_30113: '30113',
      /** A required parameter is missing. */
      OneNote_30114: '30114',
      /** There is no valid token. */
      OneNote_40001: '40001',
      /** No write permission for the target. */
      OneNote_40002: '40002',
      /** No permission for the resource. */
      OneNote_40003: '40003',
      /** The token lacks the needed scopes. */
      OneNote_40004: '40004',
      /** The token lacks the edit scope. */
      OneNote_40006: '40006',
      /** The user may not access the resource. */
      OneNote_40007: '40007',
      /** Access to the resource is forbidden. */
      OneNote_40008: '40008',
      /** The container is in use by another resource. */
      OneNote_40009: '40009',
      /** The app is over a per-mailbox limit. */
      ApplicationThrottled: 'ApplicationThrottled',
      /** Mailbox access is refused, by permission or by an application access policy. */
      ErrorAccessDenied: 'ErrorAccessDenied',
      /** The file is too small for an upload session. */
      ErrorAttachmentSizeShouldNotBeLessThanMinimumSize: 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
      /** An attachment cannot be opened. */
      ErrorCannotOpenFileAttachment: 'ErrorCannotOpenFileAttachment',
      /** The stored item is corrupt. */
      ErrorCorruptData: 'ErrorCorruptData',
      /** The search returned too many entries. */
      ErrorExceededFindCountLimit: 'ErrorExceededFindCountLimit',
      /** The account has sent as many messages or reached as many recipients as it may in a day, or must be verified first. */
      ErrorExceededMessageLimit: 'ErrorExceededMessageLimit',
      /** A folder with this name is already there. */
      ErrorFolderExists: 'ErrorFolderExists',
      /** The mail folder does not exist. */
      ErrorFolderNotFound: 'ErrorFolderNotFound',
      /** The mailbox server failed. */
      ErrorInternalServerError: 'ErrorInternalServerError',
      /** A passing failure of the mailbox server. */
      ErrorInternalServerTransientError: 'ErrorInternalServerTransientError',
      /** The item id is not a valid id. */
      ErrorInvalidIdMalformed: 'ErrorInvalidIdMalformed',
      /** That photo size is not offered. */
      ErrorInvalidImageId: 'ErrorInvalidImageId',
      /** No recipient, or one that cannot be resolved. */
      ErrorInvalidRecipients: 'ErrorInvalidRecipients',
      /** The mailbox request is not valid. */
      ErrorInvalidRequest: 'ErrorInvalidRequest',
      /** Working hours end before they start. */
      ErrorInvalidTimeSettings: 'ErrorInvalidTimeSettings',
      /** The filter uses something the mailbox cannot evaluate. */
      ErrorInvalidUrlQueryFilter: 'ErrorInvalidUrlQueryFilter',
      /** The addressed mailbox user is not valid. */
      ErrorInvalidUser: 'ErrorInvalidUser',
      /** The item changed meanwhile; read it again before writing. */
      ErrorIrresolvableConflict: 'ErrorIrresolvableConflict',
      /** The mail, event or other mailbox item does not exist. */
      ErrorItemNotFound: 'ErrorItemNotFound',
      /** The mailbox is being moved. */
      ErrorMailboxMoveInProgress: 'ErrorMailboxMoveInProgress',
      /** The mailbox database is offline for now. */
      ErrorMailboxStoreUnavailable: 'ErrorMailboxStoreUnavailable',
      /** The message is larger than allowed. */
      ErrorMessageSizeExceeded: 'ErrorMessageSizeExceeded',
      /** The MIME body is not valid base64. */
      ErrorMimeContentInvalidBase64String: 'ErrorMimeContentInvalidBase64String',
      /** The account has no mailbox for the distinguished folder. */
      ErrorMissingEmailAddress: 'ErrorMissingEmailAddress',
      /** The item could not be moved or copied. */
      ErrorMoveCopyFailed: 'ErrorMoveCopyFailed',
      /** No mailbox belongs to this address (yet). */
      ErrorNonExistentMailbox: 'ErrorNonExistentMailbox',
      /** The changed occurrence overlaps its neighbour. */
      ErrorOccurrenceCrossingBoundary: 'ErrorOccurrenceCrossingBoundary',
      /** The filter expression cannot be parsed. */
      ErrorParsingFilterQuery_ParseUri: 'ErrorParsingFilterQuery-ParseUri',
      /** The mailbox is full. */
      ErrorQuotaExceeded: 'ErrorQuotaExceeded',
      /** The user may not send on behalf of that account. */
      ErrorSendAsDenied: 'ErrorSendAsDenied',
      /** The mailbox server does not serve this caller for now, mostly because it asked too much. */
      ErrorServerBusy: 'ErrorServerBusy',
      /** The folder to synchronise is gone. */
      ErrorSyncFolderNotFound: 'ErrorSyncFolderNotFound',
      /** There is no photo. */
      ImageNotFound: 'ImageNotFound',
      /** The filter and sort combination is too complex. */
      InefficientFilter: 'InefficientFilter',
      /** A value is not one of the allowed ones. */
      InvalidArguments: 'InvalidArguments',
      /** The time zone is unknown. */
      InvalidTimeZone: 'InvalidTimeZone',
      /** There is no cloud mailbox that the API can reach. */
      MailboxNotEnabledForRESTAPI: 'MailboxNotEnabledForRESTAPI',
      /** This kind of mailbox is not served by the API. */
      MailboxNotSupportedForRESTAPI: 'MailboxNotSupportedForRESTAPI',
      /** A value in the body has the wrong type. */
      RequestBodyRead: 'RequestBodyRead',
      /** The To Do or mail broker cannot parse the URL. */
      RequestBroker__ParseUri: 'RequestBroker--ParseUri',
      /** $search cannot be used on events. */
      SearchEvents: 'SearchEvents',
      /** The mailbox server is busy. */
      ServerBusy: 'ServerBusy',
      /** The delta sync state cannot be read. */
      SyncStateInvalid: 'SyncStateInvalid',
      /** A subscription for this combination exists already. */
      ObjectIdentifierInUse: 'ObjectIdentifierInUse',
      /** Listing subscriptions was not supported for this version. */
      QueryNotSupported: 'QueryNotSupported',
      /** The notification endpoint did not answer the validation request properly. */
      ValidationError: 'ValidationError',
      /** The bot or app lacks tenant permission for the calling API. */
      Teams_7504: '7504',
      /** The container, such as a group, holds the most plans it may. */
      MaximumProjectsOwnedByUser: 'MaximumProjectsOwnedByUser',
      /** Too many plans are shared with the user. */
      MaximumProjectsSharedWithUser: 'MaximumProjectsSharedWithUser',
      /** The user has created the most tasks allowed. */
      MaximumTasksCreatedByUser: 'MaximumTasksCreatedByUser',
      /** Too many tasks are assigned to the user. */
      MaximumTasksAssignedToUser: 'MaximumTasksAssignedToUser',
      /** The plan holds the most tasks it may. */
      MaximumTasksInProject: 'MaximumTasksInProject',
      /** Too many tasks of the plan are not done. */
      MaximumActiveTasksInProject: 'MaximumActiveTasksInProject',
      /** The plan holds the most buckets it may. */
      MaximumBucketsInProject: 'MaximumBucketsInProject',
      /** The plan is shared with the most users allowed (sharedWith). */
      MaximumUsersSharedWithProject: 'MaximumUsersSharedWithProject',
      /** The task has too many references. */
      MaximumReferencesOnTask: 'MaximumReferencesOnTask',
      /** The checklist of the task is too long. */
      MaximumChecklistItemsOnTask: 'MaximumChecklistItemsOnTask',
      /** The task has too many assignees. */
      MaximumAssigneesInTasks: 'MaximumAssigneesInTasks',
      /** The group has its plan already and may hold no other. */
      MaximumPlannerPlans: 'MaximumPlannerPlans',
      /** The user has marked the most plans allowed as favourites. */
      MaximumFavoritePlansForUser: 'MaximumFavoritePlansForUser',
      /** The list of recent plans of the user is full. */
      MaximumRecentPlansForUser: 'MaximumRecentPlansForUser',
      /** The plan has too many contexts. */
      MaximumContextsOnPlan: 'MaximumContextsOnPlan',
      /** The activation needs a token with an authentication context (acrs). */
      RoleAssignmentRequestAcrsValidationFailed: 'RoleAssignmentRequestAcrsValidationFailed',
      /** The operation did not find the team. */
      TeamUnavailable: 'TeamUnavailable',
      /** The id belongs to another mailbox than the one addressed (shared mailbox, wrong user). */
      ErrorInvalidMailboxItemId: 'ErrorInvalidMailboxItemId',
      /** The mailbox cannot evaluate the query options, for example $filter of a delta query. */
      ErrorInvalidUrlQuery: 'ErrorInvalidUrlQuery',
      /** Sending is blocked for the mailbox; its owner must verify the account. */
      ErrorMessageSubmissionBlocked: 'ErrorMessageSubmissionBlocked',
      /** The conversion to PDF failed inside the Office service. */
      OfficeConversion_ConverterInternal: 'OfficeConversion_ConverterInternal',
      /** Too many connections or objects are open in the mailbox. */
      ErrorTooManyObjectsOpened: 'ErrorTooManyObjectsOpened',
      /** The mailbox is being moved or failed over, and its new place is not known yet. */
      MailboxInfoStale: 'MailboxInfoStale',
      /** The mailbox works on too many requests at the same time. */
      CommandConcurrencyLimitReached: 'CommandConcurrencyLimitReached',
      /** The item or folder cannot be deleted, for example a folder that Outlook needs. */
      ErrorCannotDeleteObject: 'ErrorCannotDeleteObject',
      /** The time span is wrong, for example its end lies before its start. */
      ErrorInvalidTimeInterval: 'ErrorInvalidTimeInterval',
      /** A property of the item has a value that is not allowed. */
      ErrorPropertyValidationFailure: 'ErrorPropertyValidationFailure',
      /** The content of the item is damaged and cannot be converted. */
      ErrorContentConversionFailed: 'ErrorContentConversionFailed',
      /** The service has switched off this kind of request for the mailbox for now. */
      ErrorApiQuarantined: 'ErrorApiQuarantined',
    } as const;
/** A code that Microsoft Graph services send. The services may add codes at any time. */
export type GraphErrorCode = (typeof GraphErrorCode)[keyof typeof GraphErrorCode];
