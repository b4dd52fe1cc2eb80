using System.Text.Json.Nodes;
using static Picasso.StripeStandIn.Books;

namespace Picasso.StripeStandIn;

/// <summary>Connected accounts and transfers to them. Called with the books locked.</summary>
internal sealed class Sellers(Books books, StandInFaults faults)
{
    public Answer Create(Wish wish) => Answer.Ok(books.Add(Shapes.Account(books.NewId("acct"), books.Now, wish.Metadata())));

    public Answer Link(Wish wish) => books.Find("account", wish.Find("account") ?? "") is { } account
        ? Answer.Ok(new JsonObject
        {
            ["object"] = "account_link", ["created"] = books.Now, ["expires_at"] = books.Now + 300,
            ["url"] = $"https://connect.example/setup/{Text(account, "id")}",
        })
        : Answer.Missing("account", wish.Find("account") ?? "", "account");

    /// <summary>The seller has completed the onboarding.</summary>
    public void Onboard(JsonObject account)
    {
        (account["details_submitted"], account["payouts_enabled"], account["charges_enabled"]) = (true, true, true);
        account["capabilities"] = new JsonObject { ["transfers"] = "active" };
        account["requirements"] = new JsonObject { ["currently_due"] = new JsonArray(), ["disabled_reason"] = null };
        books.Record("account.updated", account);
    }

    public Answer Transfer(Wish wish)
    {
        var destination = wish.Find("destination") ?? "";
        if (books.Find("account", destination) is not { } account)
            return Answer.Missing("destination", destination, "destination");
        if (account["capabilities"]!["transfers"]!.GetValue<string>() != "active")
            return Answer.Refused("insufficient_capabilities_for_transfer", "Your destination account needs to have transfers enabled.");
        if (faults.FailsTransfer())
            return Answer.Refused("balance_insufficient", "You have insufficient available funds in your account.");
        var transfer = books.Add(Shapes.Transfer(
            books.NewId("tr"), books.Now, wish.Number("amount") ?? 0, wish.Find("currency") ?? "", destination,
            wish.Find("transfer_group"), wish.Metadata()));
        books.Record("transfer.created", transfer);
        return Answer.Ok(transfer);
    }
}
