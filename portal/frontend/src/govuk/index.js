import '@fontsource-variable/public-sans/wght.css';
import './index.scss';
import { createAll, Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink } from 'govuk-frontend';

// The components look for these marks before they take over; without them pages work as plain HTML.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}
