import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  type ModalProps,
  Notification,
  type SelectProps,
  Tooltip,
} from '@mantine/core';

const brand: MantineColorsTuple = [
  '#eaeefc',
  '#d5dcf8',
  '#b0bef2',
  '#8ca2ff',
  '#6a83e8',
  '#4563e0',
  '#3453d1',
  '#3453d1',
  '#2a45b3',
  '#223892',
];

/** Mantine in the measures of the product: 28 px controls, 13 px text, hairlines. Colours are the tokens' own, by mantine.css. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 5 },
  colors: { brand },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: { fontWeight: '600' },
  focusRing: 'auto',
  components: {
    // set by the component on its element, so style sheets cannot
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      classNames: { root: 'cw-button' },
      vars: (_, { size }) => ({
        root: { '--button-height': size === 'xs' ? '24px' : '28px', '--button-padding-x': size === 'xs' ? '8px' : '10px' },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size }) => ({ wrapper: { '--input-height': size === 'xs' ? '24px' : '28px', '--input-fz': '12px' } }),
    }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'sm' } }),
    // these two are heavy, and not every page begins with them
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } satisfies Partial<SelectProps> },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, fz: 'sm' } }),
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } satisfies Partial<ModalProps> },
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': '×' } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } }),
  },
});
