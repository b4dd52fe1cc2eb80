using System.Text.Json.Nodes;
using static Picasso.StripeStandIn.Books;

namespace Picasso.StripeStandIn;

/// <summary>Money that goes back: refunds and disputes. Called with the books locked.</summary>
internal sealed class Returns(Books books, StandInFaults faults)
{
    /// <summary>When the bank of a charge's card disputes it.</summary>
    internal const string DisputesAt = "stand_in_disputes_at";

    private const string DecidesAt = "stand_in_decides_at";

    public Answer Refund(Wish wish)
    {
        var charge = wish.Find("charge") is { } id
            ? books.Find("charge", id)
            : books.All("charge").LastOrDefault(made =>
                Text(made, "payment_intent") == wish.Find("payment_intent") && Text(made, "status") == "succeeded");
        if (charge is null)
            return Answer.Refused("resource_missing", "There is no charge to refund.", "payment_intent");
        if (books.All("dispute").Any(made => Text(made, "charge") == Text(charge, "id") && Text(made, "status") != "won"))
            return Answer.Refused("charge_disputed", $"Charge {Text(charge, "id")} has been charged back; cannot issue a refund.");
        var left = Number(charge, "amount") - Number(charge, "amount_refunded");
        if (left == 0)
            return Answer.Refused("charge_already_refunded", $"Charge {Text(charge, "id")} has already been refunded.");
        var amount = wish.Number("amount") ?? left;
        if (amount > left || amount < 1)
            return Answer.Refused("amount_too_large", "Refund amount is greater than unrefunded amount on charge.", "amount");
        return Answer.Ok(Make(charge, amount, wish.Metadata()));
    }

    public JsonObject Dispute(JsonObject charge)
    {
        var dispute = books.Add(Shapes.Dispute(books.NewId("dp"), books.Now, charge));
        charge["disputed"] = true;
        books.Record("charge.dispute.created", dispute);
        books.Record("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    public void CloseDispute(JsonObject dispute, bool won)
    {
        dispute["status"] = won ? "won" : "lost";
        if (won)
            books.Record("charge.dispute.funds_reinstated", dispute);
        books.Record("charge.dispute.closed", dispute);
    }

    /// <summary>Banks dispute and decide when their time has come; what was refunded before is not disputed any more.</summary>
    public void Settle()
    {
        var now = books.Time.ToUnixTimeMilliseconds();
        foreach (var charge in books.All("charge").Where(made => made[DisputesAt] is not null && Number(made, DisputesAt) <= now).ToList())
        {
            charge.Remove(DisputesAt);
            if (Number(charge, "amount_refunded") == 0)
                Dispute(charge)[DecidesAt] = now + (long)faults.DecideAfter.TotalMilliseconds;
        }

        foreach (var dispute in books.All("dispute").Where(made => made[DecidesAt] is not null && Number(made, DecidesAt) <= now).ToList())
        {
            dispute.Remove(DecidesAt);
            var charge = books.Find("charge", Text(dispute, "charge"))!;
            CloseDispute(dispute, Cards.Kind(Text(charge, "payment_method")) == Cards.DisputedAndWon);
        }
    }

    private JsonObject Make(JsonObject charge, long amount, JsonObject metadata)
    {
        var failed = books.All("refund").Count(made => Text(made, "charge") == Text(charge, "id"));
        var fails = Cards.Kind(Text(charge, "payment_method")) is Cards.RefundFailsFirst or Cards.Overcharged && failed < faults.FailingRefunds;
        var refund = books.Add(Shapes.Refund(books.NewId("re"), books.Now, charge, amount, fails ? "failed" : "succeeded", metadata));
        books.Record("refund.created", refund);
        if (fails)
        {
            books.Record("refund.failed", refund);
            return refund;
        }

        charge["amount_refunded"] = Number(charge, "amount_refunded") + amount;
        charge["refunded"] = Number(charge, "amount_refunded") == Number(charge, "amount");
        books.Record("charge.refunded", charge);
        return refund;
    }
}
