export { findFlowFolders } from './find-flow-folders.ts';
export { type FlowFolder, readFlowFolder } from './read-flow-folder.ts';
export { simulateCall } from './simulate-call.ts';
