// Between our pages and Stripe's script. Card data goes from Stripe's frame to Stripe; pages see a token and nothing else.
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

// Shows the card fields. The price is for Stripe's wording only; what is charged, the signed quote says.
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

// Asks the bank's question (3-D Secure). Null: it was answered, one way or the other.
export async function confirm(key, clientSecret) {
  const stripe = (await load())(key);
  const answer = await stripe.handleNextAction({ clientSecret });
  return answer.error?.message ?? null;
}
