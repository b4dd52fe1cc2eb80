namespace Picasso.StripeStandIn;

/// <summary>Idempotency keys as the provider keeps them: the first answer is everybody's; another wish under the key is refused.</summary>
internal sealed class IdempotentCalls
{
    private readonly Dictionary<string, (string Wish, Answer Answer)> _calls = [];

    /// <summary>The answer under a key, and whether it was given before.</summary>
    public (Answer Answer, bool Replayed) Once(string? key, string path, Wish wish, Func<Answer> work)
    {
        if (key is null)
            return (work(), false);
        var asked = $"{path}?{wish.Fingerprint}";
        if (_calls.TryGetValue(key, out var known))
        {
            return known.Wish == asked
                ? (known.Answer, true)
                : (Answer.Refused(
                    "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.",
                    type: "idempotency_error"), false);
        }

        var answer = work();
        _calls[key] = (asked, answer);
        return (answer, false);
    }
}
