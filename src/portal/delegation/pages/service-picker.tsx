import type { Service } from "../../../store/types.ts";
import { delegation as texts } from "../../../texts/delegation.ts";
import { serviceLabel } from "../services.ts";

/** Plain list of services to tick. `data-selection` lets the script count them and offer "Selecionar Todos". */
export function ServicePicker({
  services,
  ticked,
  legend,
  error = null,
}: {
  services: Service[];
  ticked: string[];
  legend: string;
  error?: string | null;
}) {
  return (
    <fieldset class="service-list" data-selection>
      <legend>{legend}</legend>
      {error !== null && <p class="field-error">{error}</p>}
      <div class="selection-bar">
        <SelectionCount count={ticked.length} />
      </div>
      <ul>
        {services.map((service, index) => (
          <li key={service.id}>
            <label class="check">
              <input
                type="checkbox"
                id={index === 0 ? "servico" : undefined}
                name="servico"
                value={service.id}
                checked={ticked.includes(service.id)}
              />
              <span>{serviceLabel(service)}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** "N selecionados", kept up to date by the script. */
export function SelectionCount({ count }: { count: number }) {
  return (
    <p class="selection-count" role="status" data-count>
      {texts.selected(count)}
    </p>
  );
}
