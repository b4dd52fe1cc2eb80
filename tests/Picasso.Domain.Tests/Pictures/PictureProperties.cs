using FsCheck;
using FsCheck.Fluent;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Describing;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>What holds for any sequence of commands by anyone in any order.</summary>
public class PictureProperties
{
    private static readonly string[] s_people = ["ann", "ben", "cem"];
    private static readonly string[] s_purchases = ["p1", "p2", "p3", "p4"];
    private static readonly string[] s_reasons = ["timed_out", "card_declined", "refund"];

    /// <summary>A step becomes a command once the state is known: "fits" makes it name the terms as they are.</summary>
    public sealed record Step(int Kind, string Who, string Purchase, int Amount, int Minutes, bool Fits, string Reason);

    private static readonly Gen<Step> s_step =
        from kind in Gen.Choose(0, 15)
        from who in Gen.Elements(s_people)
        from purchase in Gen.Elements(s_purchases)
        from amount in Gen.Choose(0, 3)
        from minutes in Gen.Choose(0, 12)
        from fits in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from reason in Gen.Elements(s_reasons)
        select new Step(kind, who, purchase, amount, minutes, fits, reason);

    private static readonly Arbitrary<Step[]> s_steps = s_step.ArrayOf().ToArbitrary();

    private static PictureCommand ToCommand(Step step, PictureState state, DateTimeOffset now)
    {
        var price = new Money(step.Amount * 100, "EUR");
        var who = step.Fits && state.Exists ? state.OwnerId : step.Who;
        var seller = step.Fits ? state.OwnerId : step.Who;
        var version = step.Fits ? state.TermsVersion : step.Amount;
        var quoted = step.Fits ? state.Offer ?? price : price;
        var buyer = state.Hold?.PurchaseId == step.Purchase && step.Fits ? state.Hold.BuyerId : step.Who;
        return step.Kind switch
        {
            0 => new UploadPicture("pic", step.Who, Given.Uploaded.Original, Given.Words, [], "", step.Fits ? price : null),
            1 => new DescribePicture(who, Given.Words with { Title = $"t{step.Amount}" }, now),
            2 or 3 => new ListPicture(who, price, now, step.Amount == 0 ? null : step.Amount * 500),
            4 => new UnlistPicture(who, now),
            5 => new RepricePicture(who, price, now),
            6 when step.Amount == 0 => new DeletePicture(who, now),
            7 => new ReleaseHold(step.Purchase, step.Reason),
            8 => new TransferToBuyer(
                step.Purchase, seller, buyer, version, quoted, now, step.Amount == 0 ? null : now.AddMinutes(step.Amount * 10)),
            9 when step.Amount == 0 => new CloseAccount(who, now),
            11 => new FreezeForDispute(step.Purchase, now),
            12 when step.Amount == 0 => new LiftFreeze(step.Purchase, "dispute_won"),
            13 => new ReverseOwnership(step.Purchase, now),
            14 => new WriteOwnerNote(who, $"n{step.Amount}", now),
            _ => new ReserveForPurchase(step.Purchase, step.Who, seller, version, quoted, now.AddMinutes(10), now),
        };
    }

    private static void Run(Step[] steps, Action<PictureState, PictureCommand, IReadOnlyList<PictureEvent>, PictureState> check)
    {
        var now = Given.Now;
        var state = PictureState.None;
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            var command = ToCommand(step, state, now);
            var events = state.Decide(command).Events;
            var next = events.Aggregate(state, PictureDecider.Instance.Evolve);
            check(state, command, events, next);
            state = next;
        }
    }

    private static void ForAll(Action<PictureState, PictureCommand, IReadOnlyList<PictureEvent>, PictureState> check) =>
        Prop.ForAll(s_steps, steps => { Run(steps, check); return true; })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));

    [Fact]
    public void A_picture_has_exactly_one_owner_at_every_position() => ForAll((before, _, events, after) =>
    {
        foreach (var happened in events)
        {
            var next = PictureDecider.Instance.Evolve(before, happened);
            if (next.Exists)
                next.OwnerId.Value.ShouldNotBeEmpty();
            var moved = before.Exists && next.OwnerId != before.OwnerId;
            moved.ShouldBe(happened is OwnershipTransferred or OwnershipReversed or ResaleUndone);
            if (happened is OwnershipReversed reversed)
                (reversed.FromOwnerId, reversed.ToOwnerId).ShouldBe((before.OwnerId, next.OwnerId));
            if (happened is ResaleUndone undone)
                (undone.FromOwnerId, undone.ToOwnerId).ShouldBe((before.OwnerId, next.OwnerId));
            if (happened is OwnershipTransferred transferred)
                (transferred.FromOwnerId, transferred.ToOwnerId).ShouldBe((before.OwnerId, next.OwnerId));
            before = next;
        }

        before.OwnerId.ShouldBe(after.OwnerId);
    });

    [Fact]
    public void A_repeated_command_appends_nothing() => ForAll((_, command, _, after) =>
        after.Decide(command).Events.ShouldBeEmpty());

    [Fact]
    public void A_purchase_moves_a_picture_at_most_once()
    {
        Prop.ForAll(s_steps, steps =>
        {
            var moved = new List<PurchaseId>();
            Run(steps, (_, _, events, _) => moved.AddRange(events.OfType<OwnershipTransferred>().Select(one => one.PurchaseId)));
            return moved.Distinct().Count() == moved.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));
    }

    [Fact]
    public void While_a_picture_is_frozen_nothing_moves_it_but_the_end_of_the_dispute() => ForAll((before, _, events, after) =>
    {
        if (before.IsFrozen)
            events.ShouldAllBe(happened => happened is FreezeLifted || happened is OwnershipReversed || happened is ResaleUndone
                || happened is PictureFrozenForDispute || happened is PurchaseTurnedAway || happened is PictureReservationReleased);
        if (after.IsFrozen)
            after.Offer.ShouldBeNull();
    });

    [Fact]
    public void A_royalty_is_fixed_at_most_once_and_before_the_first_offer() => ForAll((before, _, events, after) =>
    {
        if (before.EverListed)
            after.RoyaltyBasisPoints.ShouldBe(before.RoyaltyBasisPoints);
        foreach (var (index, _) in events.Index().Where(one => one.Item is RoyaltyFixed))
            events[index + 1].ShouldBeOfType<PictureListed>();
    });

    [Fact]
    public void Terms_never_go_back_and_move_with_owner_and_offer() => ForAll((before, _, _, after) =>
    {
        after.TermsVersion.ShouldBeGreaterThanOrEqualTo(before.TermsVersion);
        if (before.Exists && !after.Deleted && (before.OwnerId != after.OwnerId || before.Offer != after.Offer))
            after.TermsVersion.ShouldBeGreaterThan(before.TermsVersion);
    });

    [Fact]
    public void A_purchase_that_was_refused_for_good_never_wins()
    {
        Prop.ForAll(s_steps, steps =>
        {
            var closed = new HashSet<PurchaseId>();
            Run(steps, (_, command, events, after) =>
            {
                closed.Overlaps(events.OfType<OwnershipTransferred>().Select(one => one.PurchaseId)).ShouldBeFalse();
                if (command is TransferToBuyer transfer && after.Exists
                    && after.Ended.GetValueOrDefault(transfer.PurchaseId)?.End != PurchaseEnd.Transferred)
                    closed.Add(transfer.PurchaseId);
                closed.UnionWith(after.Ended.Where(pair => pair.Value.End == PurchaseEnd.Closed).Select(pair => pair.Key));
            });
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(80));
    }

    [Fact]
    public void Evolve_takes_any_event_in_any_state()
    {
        PictureEvent[] events =
        [
            Given.Uploaded, new PictureDescribed(Given.Words), Given.Listed, new PictureRepriced(5, "EUR"), new PictureUnlisted("owner"),
            new PictureDeleted("owner"), Given.Held(), new PictureReservationReleased("p1", "x"), Given.Sold(),
            new PurchaseTurnedAway("p2", "x"), new PictureUploadAbandoned("swept"), new RoyaltyFixed(5), new PictureFrozenForDispute("p1", "buyer"),
            new FreezeLifted("p1", "x"), new OwnershipReversed("p1", "buyer", "owner"),
            new ResaleMadeConditional("p1", "p0", Given.Now), new ResaleUndone("p1", "buyer", "owner", "p0"),
        ];
        Prop.ForAll(Gen.Elements(events).ArrayOf().ToArbitrary(), any =>
        {
            PictureDecider.Instance.Fold(any).ShouldNotBeNull();
            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Normalised_words_are_their_own_normal_form() =>
        Prop.ForAll<string, string>((title, description) =>
        {
            var typed = new PictureDetails(title ?? "", description ?? "", [], "", "");
            if (DetailsRules.Normalise(typed, ["other"], "other", out var once) is not null)
                return true;
            return DetailsRules.Normalise(once, ["other"], "other", out var twice) is null && twice.ContentEquals(once);
        }).QuickCheckThrowOnFailure();
}
