using System.Text.Json.Nodes;
using static Picasso.StripeStandIn.Books;

namespace Picasso.StripeStandIn;

/// <summary>Payment intents and their charges. Called with the books locked.</summary>
internal sealed class Payments(Books books, StandInFaults faults)
{
    private const string SettlesAt = "stand_in_settles_at";

    public Answer Create(Wish wish)
    {
        var method = wish.Find("payment_method");
        if (method is not null && !Cards.Exists(method))
            return Answer.Missing("PaymentMethod", method, "payment_method");
        if (wish.Number("amount") is not { } amount || amount < 50)
            return Answer.Refused("amount_too_small", "Amount must be at least 0.50.", "amount");
        if (wish.Find("currency") is not { Length: 3 } currency)
            return Answer.Refused("parameter_missing", "Missing required param: currency.", "currency");
        var intent = books.Add(Shapes.Intent(books.NewId("pi"), books.Now, amount, currency, wish.Metadata(), method));
        intent["transfer_group"] = wish.Find("transfer_group");
        books.Record("payment_intent.created", intent);
        return wish.Is("confirm") ? Confirm(intent) : Answer.Ok(intent);
    }

    public Answer Update(JsonObject intent, Wish wish)
    {
        foreach (var (key, value) in wish.Metadata())
            intent["metadata"]![key] = value?.DeepClone();
        intent["last_payment_error"] = null;
        return Answer.Ok(intent);
    }

    public Answer Cancel(JsonObject intent)
    {
        if (Text(intent, "status") is not ("requires_payment_method" or "requires_confirmation" or "requires_action"))
            return Answer.Refused(
                "payment_intent_unexpected_state", $"You cannot cancel this PaymentIntent because it has a status of {Text(intent, "status")}.");
        (intent["status"], intent["canceled_at"], intent["next_action"], intent["last_payment_error"]) = ("canceled", books.Now, null, null);
        books.Record("payment_intent.canceled", intent);
        return Answer.Ok(intent);
    }

    /// <summary>The card's holder answers the bank's question; false when nothing asks.</summary>
    public bool AnswerBank(JsonObject intent, bool approve)
    {
        if (Text(intent, "status") != "requires_action")
            return false;
        intent["next_action"] = null;
        if (approve)
        {
            Take(intent);
            return true;
        }

        (intent["status"], intent["last_payment_error"]) = ("requires_payment_method", Shapes.AuthenticationFailed());
        books.Record("payment_intent.payment_failed", intent);
        return true;
    }

    /// <summary>Money that was on its way arrives.</summary>
    public void Settle()
    {
        foreach (var intent in books.All("payment_intent"))
        {
            if (Text(intent, "status") == "processing" && books.Time.ToUnixTimeMilliseconds() >= Number(intent, SettlesAt))
                Take(intent);
        }
    }

    private Answer Confirm(JsonObject intent)
    {
        switch (Cards.Kind(Text(intent, "payment_method")))
        {
            case Cards.Declined:
                var charge = books.Add(Shapes.Charge(
                    books.NewId("ch"), books.Now, intent, Number(intent, "amount"), Text(intent, "currency"), "failed"));
                (intent["latest_charge"], intent["payment_method"]) = (Text(charge, "id"), null);
                intent["last_payment_error"] = Shapes.CardDeclined();
                books.Record("payment_intent.payment_failed", intent);
                return Answer.Declined(intent);
            case Cards.NeedsConfirmation:
                intent["status"] = "requires_action";
                intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
                books.Record("payment_intent.requires_action", intent);
                return Answer.Ok(intent);
            case Cards.SettlesLate:
                intent["status"] = "processing";
                intent[SettlesAt] = (books.Time + faults.SettleAfter).ToUnixTimeMilliseconds();
                books.Record("payment_intent.processing", intent);
                return Answer.Ok(intent);
            default:
                Take(intent);
                return Answer.Ok(intent);
        }
    }

    private void Take(JsonObject intent)
    {
        var amount = Number(intent, "amount") + faults.SkewMinor + (Cards.Kind(Text(intent, "payment_method")) == Cards.Overcharged ? 1 : 0);
        var currency = faults.SkewCurrency ?? Text(intent, "currency");
        intent["currency"] = currency;
        var charge = books.Add(Shapes.Charge(books.NewId("ch"), books.Now, intent, amount, currency, "succeeded"));
        (intent["status"], intent["amount_received"], intent["latest_charge"]) = ("succeeded", amount, Text(charge, "id"));
        if (Cards.Kind(Text(intent, "payment_method")) is Cards.DisputedAndLost or Cards.DisputedAndWon)
            charge[Returns.DisputesAt] = (books.Time + faults.DisputeAfter).ToUnixTimeMilliseconds();
        books.Record("charge.succeeded", charge);
        books.Record("payment_intent.succeeded", intent);
    }
}
