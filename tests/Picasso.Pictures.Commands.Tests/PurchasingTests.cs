using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts.Bus;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

public class PurchasingTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    private static readonly Money s_price = new(12_00, "EUR");

    private readonly string _seller = NewPerson();
    private readonly string _buyer = NewPerson();

    private async Task<Contracts.Pictures.Terms> Offered() =>
        await pictures.Terms((await pictures.Upload(_seller, TestPictures.Sky(NewSeed()), s_price)).PictureId);

    [Fact]
    public async Task A_purchase_moves_the_ownership_once_and_answers_the_same_each_time()
    {
        var (terms, purchase) = (await Offered(), NewPerson());
        (await pictures.Replies.Reserve(terms, purchase, _buyer)).ShouldBe(new PictureReserved(purchase, terms.PictureId));
        (await pictures.Replies.Reserve(terms, purchase, _buyer)).ShouldBe(new PictureReserved(purchase, terms.PictureId));
        var moved = await pictures.Replies.Transfer(terms, purchase, _buyer);
        var history = await pictures.History(terms.PictureId);
        moved.ShouldBe(new OwnershipMoved(purchase, terms.PictureId, history.Entries[^1].Recorded.Position.Value));

        await pictures.As(_buyer).ListAsync(new() { PictureId = terms.PictureId, Price = new() { Minor = 5_00, Currency = "EUR" } });
        (await pictures.Replies.Transfer(terms, purchase, _buyer)).ShouldBe(moved);
        var after = await pictures.Terms(terms.PictureId);
        (after.OwnerId, after.CreatorId).ShouldBe((_buyer, _seller));
        (await pictures.History(terms.PictureId)).Verdict.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task After_a_purchase_the_picture_is_not_for_sale()
    {
        var terms = await Offered();
        await pictures.Sell(terms.PictureId, _buyer);
        var after = await pictures.Terms(terms.PictureId);
        (after.Available, after.UnavailableReason, after.Price, after.TermsVersion).ShouldBe((false, "not_listed", null, 3));
    }

    [Fact]
    public async Task Of_many_buyers_at_once_one_holds_the_picture()
    {
        var terms = await Offered();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => pictures.Replies.Reserve(terms, NewPerson(), NewPerson())));
        answers.OfType<PictureReserved>().Count().ShouldBe(1);
        answers.OfType<ReservationRefused>().ShouldAllBe(refused => refused.Reason == "picture_reserved");
        (await pictures.Terms(terms.PictureId)).UnavailableReason.ShouldBe("picture_reserved");
    }

    [Fact]
    public async Task A_reservation_is_refused_with_its_reason()
    {
        var terms = await Offered();
        async Task<string> Reason(Contracts.Pictures.Terms quoted, string? buyer = null) =>
            (await pictures.Replies.Reserve(quoted, NewPerson(), buyer ?? _buyer)).ShouldBeOfType<ReservationRefused>().Reason;

        (await Reason(terms, _seller)).ShouldBe("own_picture");
        (await Reason(new(terms) { TermsVersion = 1 })).ShouldBe("terms_changed");
        (await Reason(new(terms) { OwnerId = NewPerson() })).ShouldBe("terms_changed");
        (await Reason(new(terms) { Price = new() { Minor = 1, Currency = "EUR" } })).ShouldBe("terms_changed");
        (await Reason(new(terms) { PictureId = NewPerson() })).ShouldBe("picture_not_found");
        await pictures.As(_seller).UnlistAsync(new() { PictureId = terms.PictureId });
        (await Reason(terms)).ShouldBe("not_listed");
        await pictures.As(_seller).DeleteAsync(new() { PictureId = terms.PictureId });
        (await Reason(terms)).ShouldBe("picture_deleted");
    }

    [Fact]
    public async Task Case_13_while_a_buyer_pays_the_seller_cannot_change_the_offer()
    {
        var (terms, purchase) = (await Offered(), NewPerson());
        await pictures.Replies.Reserve(terms, purchase, _buyer);
        var seller = pictures.As(_seller);
        (await ReasonOf(async () => await seller.UnlistAsync(new() { PictureId = terms.PictureId }))).ShouldBe("picture_reserved");
        (await ReasonOf(async () => await seller.DeleteAsync(new() { PictureId = terms.PictureId }))).ShouldBe("picture_reserved");
        (await ReasonOf(async () => await seller.RepriceAsync(
            new() { PictureId = terms.PictureId, Price = new() { Minor = 1_00, Currency = "EUR" } }))).ShouldBe("picture_reserved");
        (await ReasonOf(async () => await seller.DescribeAsync(
            new() { PictureId = terms.PictureId, Details = new() { Title = "Other" } }))).ShouldBe("picture_reserved");

        (await pictures.Replies.Release(terms.PictureId, purchase, "card_declined")).ShouldBeOfType<ReservationReleased>();
        await seller.UnlistAsync(new() { PictureId = terms.PictureId });
    }

    [Fact]
    public async Task After_a_release_the_next_buyer_holds_at_once()
    {
        var (terms, purchase) = (await Offered(), NewPerson());
        await pictures.Replies.Reserve(terms, purchase, _buyer);
        await pictures.Replies.Release(terms.PictureId, purchase, "card_declined");
        (await pictures.Replies.Reserve(terms, NewPerson(), NewPerson())).ShouldBeOfType<PictureReserved>();
        (await pictures.Replies.Reserve(terms, purchase, _buyer)).ShouldBeOfType<ReservationRefused>().Reason.ShouldBe("terms_changed");
    }

    [Fact]
    public async Task A_release_is_always_answered()
    {
        var terms = await Offered();
        (await pictures.Replies.Release(terms.PictureId, NewPerson(), "timed_out")).ShouldBeOfType<ReservationReleased>();
        (await pictures.Replies.Release(NewPerson(), NewPerson(), "timed_out")).ShouldBeOfType<ReservationReleased>();
    }

    [Fact]
    public async Task A_transfer_is_refused_for_good_when_another_buyer_holds_the_picture()
    {
        var (terms, late, fast) = (await Offered(), NewPerson(), NewPerson());
        await pictures.Replies.Reserve(terms, late, _buyer);
        await pictures.Replies.Release(terms.PictureId, late, "timed_out");
        await pictures.Replies.Reserve(terms, fast, NewPerson());
        var refused = new TransferRefused(late, terms.PictureId, "picture_reserved");
        (await pictures.Replies.Transfer(terms, late, _buyer)).ShouldBe(refused);
        await pictures.Replies.Release(terms.PictureId, fast, "card_declined");
        (await pictures.Replies.Transfer(terms, late, _buyer)).ShouldBe(refused);
    }

    [Fact]
    public async Task A_payment_that_settled_late_wins_a_free_picture()
    {
        var (terms, late) = (await Offered(), NewPerson());
        await pictures.Replies.Reserve(terms, late, _buyer);
        await pictures.Replies.Release(terms.PictureId, late, "timed_out");
        (await pictures.Replies.Transfer(terms, late, _buyer)).ShouldBeOfType<OwnershipMoved>();
    }

    [Fact]
    public async Task Case_26_nobody_pays_for_an_original_that_is_missing_or_damaged()
    {
        var terms = await Offered();
        var original = (await pictures.History(terms.PictureId)).State.Original!;
        using (var damaged = new MemoryStream([1, 2, 3]))
            await pictures.Objects.PutAsync(Bucket.Originals, original.Key, damaged, original.MediaType, default);
        (await pictures.Replies.Reserve(terms, NewPerson(), _buyer)).ShouldBeOfType<ReservationRefused>().Reason.ShouldBe("original_missing");
        await pictures.Objects.DeleteAsync(Bucket.Originals, original.Key, default);
        (await pictures.Replies.Reserve(terms, NewPerson(), _buyer)).ShouldBeOfType<ReservationRefused>().Reason.ShouldBe("original_missing");
        (await pictures.Terms(terms.PictureId)).Available.ShouldBeTrue();
    }

    [Fact]
    public async Task Case_32_a_picture_whose_record_was_tampered_with_cannot_be_bought()
    {
        var terms = await Offered();
        var forged = new NewEvent(
            Guid.NewGuid(), "picture.repriced.v1", PictureEvents.Encode(new PictureRepriced(1, "EUR")), "{\"hash\":\"00\"}"u8.ToArray());
        await pictures.Store.AppendAsync(PictureEvents.StreamOf(terms.PictureId), ExpectedRevision.Any, [forged], default);
        (await pictures.Replies.Reserve(await pictures.Terms(terms.PictureId), NewPerson(), _buyer))
            .ShouldBeOfType<ReservationRefused>().Reason.ShouldBe("chain_broken");
    }

    [Fact]
    public async Task I1_a_picture_that_changed_hands_against_the_rules_is_reported_to_operators()
    {
        var terms = await Offered();
        var health = pictures.Host.Services.GetRequiredService<HealthCheckService>();
        var stolen = new OwnershipTransferred("p", NewPerson(), NewPerson(), 1, "EUR");
        var forged = new NewEvent(Guid.NewGuid(), PictureEvents.NameOf(stolen), PictureEvents.Encode(stolen), "{}"u8.ToArray());

        await pictures.Store.AppendAsync(PictureEvents.StreamOf(terms.PictureId), ExpectedRevision.Any, [forged], default);

        var report = await Eventually.Holds(
            async () => (await health.CheckHealthAsync(check => check.Name == "titles")).Entries["titles"],
            titles => titles.Description?.Contains(forged.Id.ToString("D"), StringComparison.Ordinal) == true);
        report.Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task Who_leaves_takes_unsold_pictures_along_and_withdraws_the_others()
    {
        var unsold = await pictures.Upload(_seller, TestPictures.Sky(NewSeed()), s_price);
        var bought = await pictures.Upload(_buyer, TestPictures.Sky(NewSeed()), s_price);
        await pictures.Sell(bought.PictureId, _seller);
        await pictures.As(_seller).ListAsync(new() { PictureId = bought.PictureId, Price = new() { Minor = 9_00, Currency = "EUR" } });

        await pictures.Replies.PublishAsync(new AccountClosed(_seller));
        await pictures.Replies.PublishAsync(new AccountClosed(_seller));
        await Eventually.Holds(() => pictures.Terms(unsold.PictureId), terms => terms.UnavailableReason == "picture_deleted");
        await Eventually.Holds(() => pictures.Terms(bought.PictureId), terms => terms.UnavailableReason == "not_listed");
        await Eventually.Holds(() => pictures.Keys(Bucket.Originals, unsold.PictureId), keys => keys.Count == 0);
        (await pictures.Keys(Bucket.Originals, bought.PictureId)).Count.ShouldBe(1);
        (await pictures.History(bought.PictureId)).Entries.Count(entry => entry.Happened is PictureUnlisted).ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_that_comes_after_its_owner_left_goes_too()
    {
        await pictures.Replies.PublishAsync(new AccountClosed(_seller));
        var late = await pictures.Upload(_seller, TestPictures.Sky(NewSeed()), s_price);
        await Eventually.Holds(() => pictures.Terms(late.PictureId), terms => terms.UnavailableReason == "picture_deleted");
    }
}
