// Connects the pages to Stripe's script. Card data is sent from Stripe's frame to Stripe; pages receive a token only.
const address = 'https://js.stripe.com/v3/';
let loading;

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(globalThis.Stripe);
    script.onerror = () => { loading = undefined; script.remove(); reject(new Error('Stripe could not be loaded.')); };
    document.head.append(script);
  });
  return loading;
}

// Shows the card fields. The price is for Stripe's wording only; the signed quote determines the charge.
export async function mount(place, key, minor, currency) {
  const stripe = (await load())(key);
  const elements = stripe.elements({
    mode: 'payment', amount: minor, currency: currency.toLowerCase(), paymentMethodCreation: 'manual', paymentMethodTypes: ['card'],
  });
  const fields = elements.create('payment', { wallets: { applePay: 'never', googlePay: 'never' } });
  fields.mount(place);
  return {
    async tokenize() {
      const checked = await elements.submit();
      if (checked.error) return { problem: checked.error.message };
      const made = await stripe.createPaymentMethod({ elements });
      return made.error ? { problem: made.error.message } : { token: made.paymentMethod.id };
    },
    remove() { fields.destroy(); },
  };
}

// Runs the bank's authentication (3-D Secure). Null: it ended, with success or without.
export async function confirm(key, clientSecret) {
  const stripe = (await load())(key);
  const answer = await stripe.handleNextAction({ clientSecret });
  return answer.error?.message ?? null;
}
