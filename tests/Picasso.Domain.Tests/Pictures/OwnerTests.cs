using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Deciding;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

public class OwnerTests
{
    private static readonly PictureDetails s_newWords = Words with { Title = "Dawn" };

    public static TheoryData<string> Commands { get; } = new("describe", "list", "unlist", "reprice", "delete");

    private static OwnerCommand Command(string name, string caller, DateTimeOffset? at = null) => name switch
    {
        "describe" => new DescribePicture(caller, s_newWords, at ?? Now),
        "list" => new ListPicture(caller, new Money(99, "USD"), at ?? Now),
        "unlist" => new UnlistPicture(caller, at ?? Now),
        "reprice" => new RepricePicture(caller, new Money(99, "USD"), at ?? Now),
        _ => new DeletePicture(caller, at ?? Now),
    };

    [Theory, MemberData(nameof(Commands))]
    public void Only_the_owner_commands(string command)
    {
        State(Listed).Decide(Command(command, Other)).ShouldRefuse("not_owner");
        State(Listed).Decide(Command(command, Owner)).Events.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Commands))]
    public void Case_17_the_former_owner_commands_no_more(string command) =>
        State(Listed, Sold()).Decide(Command(command, Owner)).ShouldRefuse("not_owner");

    [Theory, MemberData(nameof(Commands))]
    public void Case_13_nothing_changes_while_a_buyer_pays(string command) =>
        State(Listed, Held()).Decide(Command(command, Owner)).ShouldRefuse("picture_reserved");

    [Theory, MemberData(nameof(Commands))]
    public void A_lapsed_hold_blocks_nobody(string command) =>
        State(Listed, Held()).Decide(Command(command, Owner, Now.AddMinutes(15))).Events.Count.ShouldBe(1);

    [Theory, MemberData(nameof(Commands))]
    public void What_is_done_is_not_done_again(string command)
    {
        var once = State(Listed).Then(Command(command, Owner));
        once.Decide(Command(command, Owner)).ShouldBeNothing();
    }

    [Theory, MemberData(nameof(Commands))]
    public void A_picture_that_never_came_is_not_found(string command) =>
        PictureState.None.Decide(Command(command, Owner)).ShouldRefuse("picture_not_found");

    [Fact]
    public void An_upload_with_a_price_is_offered_at_once()
    {
        var upload = new UploadPicture(
            Uploaded.PictureId, Owner, Uploaded.Original, Words, Uploaded.Previews, Uploaded.Placeholder, Price);
        PictureState.None.Decide(upload).ShouldBe(Uploaded with { Fingerprint = Fingerprint(Price) }, Listed);
        PictureState.None.Decide(upload with { Price = null }).ShouldBe(Uploaded with { Fingerprint = Fingerprint(null) });
        PictureState.None.Decide(upload with { Price = new Money(0, "EUR") }).ShouldRefuse("price_invalid");
        State().Decide(upload).ShouldBeNothing();
    }

    private static string Fingerprint(Money? price) => UploadRepeats.Fingerprint(Words, price, null);

    [Fact]
    public void Case_33_an_upload_repeated_with_other_content_is_refused_and_names_the_stored_picture()
    {
        var first = new UploadPicture(Uploaded.PictureId, Owner, Uploaded.Original, Words, Uploaded.Previews, Uploaded.Placeholder, Price);
        var stored = PictureState.None.Then(first);
        stored.Decide(first).ShouldBeNothing();
        stored.Then(new RepricePicture(Owner, Price with { Minor = 1 }, Now)).Decide(first).ShouldBeNothing();
        UploadPicture[] others =
        [
            first with { Price = null }, first with { Price = Price with { Minor = 100_00 } }, first with { Price = Price with { Currency = "USD" } },
            first with { RoyaltyBasisPoints = 500 }, first with { Details = Words with { Title = "Dawn" } },
            first with { Details = Words with { Description = "" } }, first with { Details = Words with { Tags = ["sea"] } },
            first with { Details = Words with { Category = "city" } }, first with { Details = Words with { AltText = "" } },
        ];
        foreach (var other in others)
            Refused(other).ShouldBe(("true", Uploaded.PictureId.Value));
        Refused(first with { Original = Uploaded.Original with { Sha256 = new string('c', 64) } }).ShouldBe(("false", Uploaded.PictureId.Value));

        (string, string) Refused(UploadPicture again)
        {
            var error = stored.Decide(again).Error.ShouldNotBeNull();
            (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Aborted, "idempotency_key_reused"));
            return (error.Metadata[UploadRepeats.SameFile], error.Metadata[UploadRepeats.PictureId]);
        }
    }

    [Fact]
    public void An_upload_from_before_fingerprints_accepts_a_repeat_of_its_file()
    {
        var again = new UploadPicture(
            Uploaded.PictureId, Owner, Uploaded.Original, Words with { Title = "Dawn" }, Uploaded.Previews, Uploaded.Placeholder, null);
        State().Decide(again).ShouldBeNothing();
        State().Decide(again with { Original = Uploaded.Original with { Sha256 = new string('c', 64) } }).ShouldRefuse("idempotency_key_reused");
    }

    [Fact]
    public void An_abandoned_upload_never_comes()
    {
        var abandoned = PictureState.None.Then(new AbandonUpload("swept"));
        abandoned.Exists.ShouldBeFalse();
        abandoned.Decide(new AbandonUpload("swept")).ShouldBeNothing();
        abandoned.Decide(new UnlistPicture(Owner, Now)).ShouldRefuse("picture_not_found");
        abandoned.Decide(new UploadPicture(
            Uploaded.PictureId, Owner, Uploaded.Original, Words, [], "", null)).ShouldRefuse("upload_abandoned");
        State().Decide(new AbandonUpload("swept")).ShouldRefuse("picture_exists");
    }

    [Theory]
    [InlineData(0, "EUR", "price_invalid")]
    [InlineData(-1, "EUR", "price_invalid")]
    [InlineData(long.MaxValue, "EUR", "price_invalid")]
    [InlineData(100, "DOGE", "currency_unsupported")]
    public void A_price_is_a_price(long minor, string currency, string reason)
    {
        State().Decide(new ListPicture(Owner, new Money(minor, currency), Now)).ShouldRefuse(reason);
        State(Listed).Decide(new RepricePicture(Owner, new Money(minor, currency), Now)).ShouldRefuse(reason);
    }

    [Fact]
    public void Only_an_offer_is_repriced() =>
        State().Decide(new RepricePicture(Owner, Price, Now)).ShouldRefuse("not_listed");

    [Fact]
    public void A_deleted_picture_is_not_offered_again()
    {
        var deleted = State(Listed).Then(new DeletePicture(Owner, Now));
        deleted.Offer.ShouldBeNull();
        deleted.Decide(new ListPicture(Owner, Price, Now)).ShouldRefuse("picture_deleted");
        deleted.Decide(new DescribePicture(Owner, s_newWords, Now)).ShouldRefuse("picture_deleted");
    }

    [Fact]
    public void A_sold_picture_stays_in_the_record() =>
        State(Listed, Sold()).Decide(new DeletePicture(Buyer, Now)).ShouldRefuse("picture_was_sold");

    [Fact]
    public void A_bought_picture_is_not_for_sale_until_its_owner_says_so()
    {
        var sold = State(Listed, Held(), Sold());
        sold.Offer.ShouldBeNull();
        sold.Then(new ListPicture(Buyer, Price, Now)).Offer.ShouldBe(Price);
    }

    [Fact]
    public void Words_do_not_move_the_terms_but_offers_and_owners_do()
    {
        State().TermsVersion.ShouldBe(1);
        State(new PictureDescribed(s_newWords)).TermsVersion.ShouldBe(1);
        State(Listed).TermsVersion.ShouldBe(2);
        State(Listed, Held(), new PictureReservationReleased("p1", "timed_out")).TermsVersion.ShouldBe(2);
        State(Listed, new PictureRepriced(1, "EUR"), new PictureUnlisted("owner")).TermsVersion.ShouldBe(4);
        State(Listed, Held(), Sold()).TermsVersion.ShouldBe(3);
    }

    [Fact]
    public void Who_leaves_takes_unsold_pictures_along_and_withdraws_the_others()
    {
        State(Listed).Decide(new CloseAccount(Owner, Now)).ShouldBe(new PictureDeleted("account_closed"));
        State(Listed, Sold(), Listed).Decide(new CloseAccount(Buyer, Now)).ShouldBe(new PictureUnlisted("account_closed"));
        State(Listed, Sold()).Decide(new CloseAccount(Buyer, Now)).ShouldBeNothing();
        State(Listed, Sold()).Decide(new CloseAccount(Owner, Now)).ShouldBeNothing();
        State(Listed, Held()).Decide(new CloseAccount(Owner, Now)).ShouldRefuse("picture_reserved");
        State().Then(new CloseAccount(Owner, Now)).Decide(new CloseAccount(Owner, Now)).ShouldBeNothing();
    }
}
