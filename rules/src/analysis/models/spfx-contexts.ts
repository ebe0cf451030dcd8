import type { Row } from './types.js';

/**
 * What the SharePoint Framework gives to a component or an extension, and from which it takes its clients.
 * @see https://learn.microsoft.com/javascript/api/sp-component-base/basecomponentcontext
 */
export const SPFX_CONTEXTS: readonly Row[] = [
  {
    kind: 'type',
    of: '@microsoft/sp-component-base',
    path: 'Member[BaseComponentContext].Instance',
    type: 'spfx.Context',
  },
  {
    kind: 'type',
    of: '@microsoft/sp-webpart-base',
    path: 'Member[WebPartContext].Instance|Member[BaseClientSideWebPart].Instance.Member[context]',
    type: 'spfx.Context',
  },
  {
    kind: 'type',
    of: '@microsoft/sp-application-base',
    path: 'Member[ApplicationCustomizerContext].Instance|Member[BaseApplicationCustomizer].Instance.Member[context]',
    type: 'spfx.Context',
  },
  {
    kind: 'type',
    of: '@microsoft/sp-listview-extensibility',
    path: 'Member[ListViewCommandSetContext,FieldCustomizerContext].Instance|Member[BaseListViewCommandSet,BaseFieldCustomizer].Instance.Member[context]',
    type: 'spfx.Context',
  },
  {
    kind: 'type',
    of: '@microsoft/sp-adaptive-card-extension-base',
    path: 'Member[AdaptiveCardExtensionContext].Instance|Member[BaseAdaptiveCardExtension].Instance.Member[context]',
    type: 'spfx.Context',
  },
  { kind: 'type', of: 'spfx.Context', path: 'Member[msGraphClientFactory]', type: 'spfx.Factory' },
];
