import { serve } from 'https://deno.land/std@0.224.0/http/server.ts';
import { Client } from 'npm:@microsoft/microsoft-graph-client@3.0.7';

serve(async (request: Request) => {
  const client = Client.init({ authProvider: (done) => done(null, request.headers.get('Authorization') ?? '') });
  try {
    return Response.json(await client.api('/me/calendar').get());
  } catch (error: any) {
    if (error.code === 'ErrorItemNotFound') return new Response(null, { status: 404 });
    throw error;
  }
});
