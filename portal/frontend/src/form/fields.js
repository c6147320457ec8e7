// Our own rendering of the everyday fields, in the markup of GOV.UK Frontend: a fieldset and legend around choices, a
// native select, hints and errors tied to the field by id. Registered in place of the viewer's fields of the same
// type; element ids follow the viewer's scheme.
import { h, Fragment } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  Checkbox as ViewerCheckbox,
  Checklist as ViewerChecklist,
  Datetime as ViewerDatetime,
  FormContext,
  Radio as ViewerRadio,
  Select as ViewerSelect,
  Table as ViewerTable,
  Text as ViewerText,
  Textarea as ViewerTextarea,
  Textfield as ViewerTextfield,
  sanitizeHTML,
  useExpressionEvaluation,
  useSingleLineTemplateEvaluation,
  useTemplateEvaluation,
} from '@bpmn-io/form-js-viewer';
import { remaining } from './messages.js';
import { asMarkdown, belowPageHeading } from './plain-text.js';

function TextField(props) {
  const { value, errors } = props;
  return (
    h(Group, props,
      h(FieldLabel, props),
      h(Hint, props),
      h(ErrorMessage, props),
      h('input', {
        ...common(props),
        type: 'text',
        class: classes('govuk-input', errors.length > 0 && 'govuk-input--error'),
        value: value ?? '',
        onInput: (event) => props.onChange({ value: event.target.value }),
      }))
  );
}
TextField.config = ViewerTextfield.config;

function TextArea(props) {
  const { domId, value, errors, field } = props;
  const limit = Number(field.validate?.maxLength) || 0;
  return (
    h(Group, { errors, class: limit > 0 && 'govuk-character-count' },
      h(FieldLabel, props),
      h(Hint, props),
      h(ErrorMessage, props),
      h('textarea', {
        ...common(props, limit > 0 && `${domId}-count`),
        class: classes('govuk-textarea', errors.length > 0 && 'govuk-textarea--error'),
        rows: 5,
        value: value ?? '',
        onInput: (event) => props.onChange({ value: event.target.value }),
      }),
      limit > 0 && h(CharacterCount, { id: `${domId}-count`, limit, length: String(value ?? '').length }))
  );
}
TextArea.config = ViewerTextarea.config;

/** Seen at once; spoken only after a pause in typing, and only when it matters. */
function CharacterCount({ id, limit, length }) {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const timer = setTimeout(() => setSpoken(length > limit * 0.75 ? remaining(limit, length) : ''), 1000);
    return () => clearTimeout(timer);
  }, [length, limit]);
  return h(Fragment, null,
    h('div', { id, class: 'govuk-visually-hidden' }, `You can enter up to ${limit.toLocaleString('en-GB')} characters`),
    h('div', {
      class: classes(length > limit ? 'govuk-error-message' : 'govuk-hint', 'govuk-character-count__message'),
      'aria-hidden': 'true',
    }, remaining(limit, length)),
    h('div', { class: 'govuk-visually-hidden', 'aria-live': 'polite' }, spoken));
}

function RadioGroup(props) {
  const { domId, value } = props;
  const options = useOptions(props);
  useDropUnknown(props, options, value, (known) => known.includes(value) || value == null, () => null);
  return h(Choices, props,
    h('div', { class: 'govuk-radios' }, options.map((option, index) => (
      h('div', { class: 'govuk-radios__item', key: option.value },
        h('input', {
          ...choice(props, index),
          type: 'radio',
          name: domId,
          class: 'govuk-radios__input',
          checked: option.value === value,
          onChange: () => props.onChange({ value: option.value }),
        }),
        h('label', { class: 'govuk-label govuk-radios__label', for: `${domId}-${index}` }, option.label))
    ))));
}
RadioGroup.config = ViewerRadio.config;

function CheckboxGroup(props) {
  const { domId } = props;
  const values = Array.isArray(props.value) ? props.value : [];
  const options = useOptions(props);
  useDropUnknown(props, options, values,
    (known) => values.every((value) => known.includes(value)),
    (known) => values.filter((value) => known.includes(value)));
  const toggle = (value) =>
    props.onChange({ value: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] });
  return h(Choices, props,
    h('div', { class: 'govuk-checkboxes' }, options.map((option, index) => (
      h('div', { class: 'govuk-checkboxes__item', key: option.value },
        h('input', {
          ...choice(props, index),
          type: 'checkbox',
          class: 'govuk-checkboxes__input',
          checked: values.includes(option.value),
          onChange: () => toggle(option.value),
        }),
        h('label', { class: 'govuk-label govuk-checkboxes__label', for: `${domId}-${index}` }, option.label))
    ))));
}
CheckboxGroup.config = ViewerChecklist.config;

function SingleCheckbox(props) {
  const { domId, field, value } = props;
  return h(Group, props,
    h(ErrorMessage, props),
    h('div', { class: 'govuk-checkboxes' },
      h('div', { class: 'govuk-checkboxes__item' },
        h('input', {
          ...common(props),
          type: 'checkbox',
          class: 'govuk-checkboxes__input',
          checked: value === true,
          onChange: (event) => props.onChange({ value: event.target.checked }),
        }),
        h('label', { class: 'govuk-label govuk-checkboxes__label', for: domId }, useLabel(field)),
        h(Hint, { ...props, class: 'govuk-checkboxes__hint' }))));
}
SingleCheckbox.config = ViewerCheckbox.config;

function SelectBox(props) {
  const { domId, errors, value } = props;
  const options = useOptions(props);
  useDropUnknown(props, options, value, (known) => known.includes(value) || value == null, () => null);
  const chosen = options.findIndex((option) => option.value === value);
  return h(Group, props,
    h(FieldLabel, props),
    h(Hint, props),
    h(ErrorMessage, props),
    h('select', {
      ...common(props),
      class: classes('govuk-select', errors.length > 0 && 'govuk-select--error'),
      // Positions instead of values: an option's value need not be text.
      value: chosen < 0 ? '' : String(chosen),
      onChange: (event) => {
        const picked = event.target.value;
        props.onChange({ value: picked === '' ? null : options[Number(picked)].value });
      },
    },
    h('option', { value: '' }, 'Choose one'),
    options.map((option, index) => h('option', { key: option.value, value: String(index) }, option.label))));
}
SelectBox.config = ViewerSelect.config;

/** The browser's own date field: it speaks the person's way of writing dates and is known to assistive technology. */
function DateField(props) {
  const { value, errors, field } = props;
  if (field.subtype !== 'date') {
    return h(ViewerDatetime, props);
  }
  return h(Group, props,
    h(FieldLabel, props),
    h(Hint, props),
    h(ErrorMessage, props),
    h('input', {
      ...common(props),
      type: 'date',
      class: classes('govuk-input', 'govuk-input--width-10', errors.length > 0 && 'govuk-input--error'),
      value: value ?? '',
      onInput: (event) => props.onChange({ value: event.target.value || null }),
    }));
}
DateField.config = ViewerDatetime.config;

function DataTable({ field, domId }) {
  const label = useLabel(field);
  const computed = useExpressionEvaluation(field.columnsExpression || '');
  const source = useExpressionEvaluation(field.dataSource || '');
  const columns = Array.isArray(computed) ? computed : field.columns ?? [];
  const rows = Array.isArray(source) ? source.filter((row) => row && typeof row === 'object') : [];
  return (
    // A wide table scrolls by itself; the tab stop lets the keyboard do it too.
    h('div', { class: 'concordat-scroll', tabIndex: 0, role: 'region', 'aria-labelledby': `${domId}-caption` },
      h('table', { class: 'govuk-table', id: domId },
        h('caption', { class: 'govuk-table__caption govuk-table__caption--s', id: `${domId}-caption` }, label),
        h('thead', { class: 'govuk-table__head' },
          h('tr', { class: 'govuk-table__row' },
            columns.map((column) => h('th', { key: column.key, scope: 'col', class: 'govuk-table__header' }, column.label || column.key)))),
        h('tbody', { class: 'govuk-table__body' },
          rows.length === 0
            ? h('tr', { class: 'govuk-table__row' },
              h('td', { class: 'govuk-table__cell', colSpan: columns.length }, 'Nothing here yet.'))
            : rows.map((row, index) => (
              h('tr', { class: 'govuk-table__row', key: index },
                columns.map((column) => h('td', { key: column.key, class: 'govuk-table__cell concordat-said' }, cellText(row[column.key]))))
            )))))
  );
}
DataTable.config = ViewerTable.config;

const AS_TYPED = { debug: true, sanitizer: asMarkdown };

function TextView({ field }) {
  const renderer = useContext(FormContext).getService('markdownRenderer');
  const markdown = useTemplateEvaluation(field.text || '', AS_TYPED);
  const html = useMemo(() => belowPageHeading(sanitizeHTML(renderer.render(markdown))), [renderer, markdown]);
  return h('div', { class: 'fjs-form-field fjs-form-field-text', dangerouslySetInnerHTML: { __html: html } });
}
TextView.config = ViewerText.config;

// --- Parts ------------------------------------------------------------------

function Group({ errors, class: extra, children }) {
  return h('div', { class: classes('govuk-form-group', extra, errors.length > 0 && 'govuk-form-group--error') }, children);
}

function Choices(props) {
  const { domId, errors, field, children } = props;
  return h(Group, { errors },
    h('fieldset', { class: 'govuk-fieldset', 'aria-describedby': describedBy(props) },
      h('legend', { class: 'govuk-fieldset__legend govuk-fieldset__legend--s', id: `${domId}-legend` },
        useLabel(field),
        // A box says by itself that it must be filled in; a group of choices has to say it in words.
        field.validate?.required ? h('span', { class: 'govuk-visually-hidden' }, ' (required)') : h(Optional)),
      h(Hint, props),
      h(ErrorMessage, props),
      children));
}

function FieldLabel({ domId, field }) {
  return h('label', { class: 'govuk-label govuk-label--s', for: domId, id: `${domId}-label` }, useLabel(field),
    field.validate?.required ? null : h(Optional));
}

/** Most questions need an answer, so the others are marked. */
function Optional() {
  return h('span', { class: 'concordat-optional' }, ' (optional)');
}

function Hint({ domId, field, class: extra }) {
  const text = useSingleLineTemplateEvaluation(field.description || '', { debug: true });
  return text ? h('div', { id: `${domId}-hint`, class: classes('govuk-hint', extra) }, text) : null;
}

function ErrorMessage({ domId, errors }) {
  return errors.length === 0 ? null : h('div', { id: `${domId}-error`, class: 'govuk-error-message' },
    errors.map((error, index) => h('span', { key: index, class: 'concordat-error-line' },
      h('span', { class: 'govuk-visually-hidden' }, 'Error: '), error)));
}

function useLabel(field) {
  return useSingleLineTemplateEvaluation(field.label || field.dateLabel || '', { debug: true }) || '';
}

function useOptions({ field }) {
  const form = useContext(FormContext).getService('form');
  const computed = useExpressionEvaluation(field.valuesExpression || '');
  const found = field.valuesKey !== undefined ? form._getState().initialData?.[field.valuesKey]
    : field.values ?? computed;
  return (Array.isArray(found) ? found : [])
    .map((option) => (option && typeof option === 'object' ? option : { value: option, label: option }))
    .filter((option) => option.value !== undefined && option.value !== null)
    .map((option) => ({ value: option.value, label: String(option.label ?? option.value) }));
}

/** A draft may hold an answer that is no longer offered; it must not be sent unseen. */
function useDropUnknown(props, options, value, isKnown, repaired) {
  const known = options.map((option) => option.value);
  useEffect(() => {
    if (!isKnown(known)) {
      props.onChange({ value: repaired(known) });
    }
  }, [JSON.stringify(known), JSON.stringify(value)]);
}

function common(props, ...describing) {
  const { domId, errors, disabled, readonly, field } = props;
  return {
    id: domId,
    disabled,
    readOnly: readonly,
    required: Boolean(field.validate?.required),
    'aria-invalid': errors.length > 0 ? 'true' : undefined,
    'aria-describedby': describedBy(props, ...describing),
    onBlur: props.onBlur,
    onFocus: props.onFocus,
  };
}

function choice({ domId, disabled, readonly, onBlur, onFocus }, index) {
  return { id: `${domId}-${index}`, disabled: disabled || readonly, onBlur, onFocus };
}

function describedBy({ domId, errors, field }, ...more) {
  return [field.description && `${domId}-hint`, errors.length > 0 && `${domId}-error`, ...more].filter(Boolean).join(' ') || undefined;
}

function cellText(value) {
  if (value === null || value === undefined) {
    return '';
  }
  return Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function classes(...names) {
  return names.filter(Boolean).join(' ');
}

class OwnFields {
  static $inject = ['formFields'];

  constructor(formFields) {
    for (const field of [TextField, TextArea, RadioGroup, CheckboxGroup, SingleCheckbox, SelectBox, DateField, TextView, DataTable]) {
      formFields.register(field.config.type, withErrors(field));
    }
  }
}

/** The viewer leaves `errors` out at times; the fields above may rely on a list. */
function withErrors(Field) {
  const Wrapped = (props) => h(Field, { ...props, errors: props.errors ?? [] });
  Wrapped.config = Field.config;
  return Wrapped;
}

export default { __init__: ['ownFields'], ownFields: ['type', OwnFields] };
