/** A decorative icon of Font Awesome 5: what it means must also be said in text. */
export function Icon({ name, brand = false }: { name: string; brand?: boolean }) {
  return <i class={`${brand ? "fab" : "fas"} fa-${name}`} aria-hidden="true" />;
}
