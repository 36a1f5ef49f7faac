// Written by `npm run gen` from the node types. Do not edit.
import { IconApi, IconArrowForwardUp, IconArrowsSplit2, IconBellRinging, IconClock, IconDialpad, IconDoorExit, IconFlag, IconLanguage, IconMessage2, IconMicrophone, IconNumber123, IconPercentage, IconPhoneOff, IconPhoneOutgoing, IconPlayerPause, IconRecordMail, IconRepeat, IconStack2, IconUserPlus, IconUserSearch, IconVariable, IconVolume, type TablerIcon } from '@tabler/icons-react';

export const nodeIcons: Readonly<Record<string, TablerIcon>> = {
  'api': IconApi,
  'arrow-forward-up': IconArrowForwardUp,
  'arrows-split-2': IconArrowsSplit2,
  'bell-ringing': IconBellRinging,
  'clock': IconClock,
  'dialpad': IconDialpad,
  'door-exit': IconDoorExit,
  'flag': IconFlag,
  'language': IconLanguage,
  'message-2': IconMessage2,
  'microphone': IconMicrophone,
  'number-123': IconNumber123,
  'percentage': IconPercentage,
  'phone-off': IconPhoneOff,
  'phone-outgoing': IconPhoneOutgoing,
  'player-pause': IconPlayerPause,
  'record-mail': IconRecordMail,
  'repeat': IconRepeat,
  'stack-2': IconStack2,
  'user-plus': IconUserPlus,
  'user-search': IconUserSearch,
  'variable': IconVariable,
  'volume': IconVolume,
};
