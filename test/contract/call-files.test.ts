import { callFilesSuite } from './call-files-suite.ts';

// the embedded database, in a folder of its own
callFilesSuite(async () => ({ stop: async () => undefined }));
