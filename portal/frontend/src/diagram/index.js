import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

// <div data-diagram aria-label="…" data-active="Task_A Task_B"></div> draws the BPMN XML that stands in
// <script type="application/xml" id="diagram-xml"> and marks where things stand now. The page says the same in words.
for (const host of document.querySelectorAll('[data-diagram]')) {
  draw(host);
}

async function draw(host) {
  const viewer = new NavigatedViewer({ container: host });
  try {
    await viewer.importXML(document.getElementById('diagram-xml').textContent);
  } catch {
    host.textContent = 'The diagram could not be drawn.';
    return;
  }
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  for (const id of (host.dataset.active ?? '').split(/\s+/).filter((id) => elements.get(id))) {
    canvas.addMarker(id, 'concordat-active');
  }
  canvas.zoom('fit-viewport', 'auto');
  const drawing = host.querySelector('svg[data-element-id], .djs-container > svg');
  drawing?.setAttribute('role', 'img');
  drawing?.setAttribute('aria-label', host.getAttribute('aria-label') ?? 'Diagram of the process');
  host.dataset.ready = 'true';
}
