import { startPostgres } from '@callwright/runtime/testing/start-postgres';
import { callFilesSuite } from './call-files-suite.ts';

callFilesSuite(startPostgres);
