import * as React from 'react';
import { MSGraphClientV3 } from '@microsoft/sp-http';
import { WebPartContext } from '@microsoft/sp-webpart-base';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export const Profile: React.FC<{ context: WebPartContext }> = ({ context }) => {
  const [state, setState] = React.useState<string>('loading');
  React.useEffect(() => {
    context.msGraphClientFactory.getClient('3').then((client: MSGraphClientV3) =>
      client
        .api('/me/photo')
        .get()
        .catch((err: Error) => setState(hasErrorCode(err, GraphErrorCode.ImageNotFound) ? 'no picture' : 'failed')),
    );
  }, []);
  return <span title={`state: ${state}`}>{state}</span>;
};
