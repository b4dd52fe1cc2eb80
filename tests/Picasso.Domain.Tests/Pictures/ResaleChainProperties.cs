using FsCheck;
using FsCheck.Fluent;
using Picasso.Kernel;
using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>Chains of resales of any length, conditional or not, and disputes about any of them in any order.</summary>
public class ResaleChainProperties
{
    /// <param name="Links">Days that each resale stays conditional; 0 for arm's length.</param>
    /// <param name="Disputes">What happens afterwards: which purchase, and what of it.</param>
    public sealed record Chain(int[] Links, (int Purchase, int Act, int Day)[] Disputes);

    private static readonly Gen<Chain> s_chains =
        from links in Gen.Choose(0, 4).Select(days => days * 30).ArrayOf().Where(links => links.Length is > 0 and < 12)
        from disputes in (
            from purchase in Gen.Choose(0, links.Length - 1)
            from act in Gen.Choose(0, 2)
            from day in Gen.Choose(0, 150)
            select (purchase, act, day)).ArrayOf()
        select new Chain(links, disputes);

    [Fact]
    public void Case_19_over_any_chain_there_is_one_owner_and_nobody_is_both_refunded_and_owner() => Prop.ForAll(
        s_chains.ToArbitrary(), chain => { Live(chain); return true; }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(14));

    [Fact]
    public void Case_19_a_lost_dispute_goes_back_through_exactly_what_depends_on_it() => Prop.ForAll(s_chains.ToArbitrary(), chain =>
    {
        var (state, purchase) = (Sell(chain.Links), chain.Disputes.Length == 0 ? 0 : chain.Disputes[0].Purchase);
        var frozen = state.Then(new FreezeForDispute($"p{purchase}", Now));
        var reaches = purchase == chain.Links.Length - 1 || chain.Links[purchase + 1] > 0;
        frozen.IsFrozen.ShouldBe(reaches);
        frozen.Then(new ReverseOwnership($"p{purchase}", Now)).OwnerId.ShouldBe(reaches ? $"u{purchase}" : state.OwnerId);
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(14));

    // The owners are u0 (who uploaded it), u1, …; purchase p(n) moved it from u(n) to u(n + 1).
    private static PictureState Sell(int[] links)
    {
        var state = PictureDecider.Instance.Fold([Uploaded with { OwnerId = "u0" }]);
        for (var sale = 0; sale < links.Length; sale++)
        {
            var (seller, buyer, purchase) = ($"u{sale}", $"u{sale + 1}", $"p{sale}");
            state = state.Then(new ListPicture(seller, Price, Now));
            state = state.Then(new ReserveForPurchase(purchase, buyer, seller, state.TermsVersion, Price, Now.AddMinutes(15), Now));
            state = state.Then(new TransferToBuyer(
                purchase, seller, buyer, state.TermsVersion, Price, Now, links[sale] == 0 ? null : Now.AddDays(links[sale])));
            state.OwnerId.ShouldBe(buyer);
        }

        return state;
    }

    private static void Live(Chain chain)
    {
        var state = Sell(chain.Links);
        var (holders, over) = (Enumerable.Range(0, chain.Links.Length + 1).Select(at => $"u{at}").ToList(), new HashSet<PurchaseId>());
        var lost = new HashSet<PurchaseId>();
        foreach (var (purchase, act, day) in chain.Disputes)
        {
            PictureCommand command = act switch
            {
                0 => new FreezeForDispute($"p{purchase}", Now.AddDays(day)),
                1 => new LiftFreeze($"p{purchase}", "dispute_won"),
                _ => new ReverseOwnership($"p{purchase}", Now.AddDays(day)),
            };
            foreach (var happened in state.Decide(command).Events)
            {
                var (id, from, to) = happened switch
                {
                    ResaleUndone undone => (undone.PurchaseId, undone.FromOwnerId, undone.ToOwnerId),
                    OwnershipReversed reversed => (reversed.PurchaseId, reversed.FromOwnerId, reversed.ToOwnerId),
                    _ => ("", "", ""),
                };
                state = PictureDecider.Instance.Evolve(state, happened);
                if (happened is FreezeLifted { Reason: FreezeReasons.LostAfterResale } lifted)
                    lost.Add(lifted.PurchaseId);
                if (id == "")
                    continue;
                // One step back, from the owner to the owner before, and never twice for a purchase: its buyer gets the money back once.
                from.ShouldBe(holders[^1]);
                holders.RemoveAt(holders.Count - 1);
                to.ShouldBe(holders[^1]);
                over.Add(id).ShouldBeTrue($"{id} went back twice");
            }

            state.OwnerId.ShouldBe(holders[^1]);
            state.Titles.Select(title => title.PurchaseId).ShouldAllBe(id => !over.Contains(id));
            state.Titles.Count.ShouldBe(holders.Count - 1);
            // Whose bank took the money back after the resale has it, and is not the owner again when the resale goes back.
            lost.ShouldNotContain(state.Title?.PurchaseId ?? "");
        }
    }
}
