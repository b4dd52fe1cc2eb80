using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>Previews that are made after an upload is answered are added once, whoever owns the picture.</summary>
public class FurtherPreviewsTests
{
    private static readonly PreviewFile s_wide = new("previews/x/m/1920.avif", 1920, 1440, "image/avif");
    private static readonly AddPreviews s_add = new([s_wide]);

    [Fact]
    public void They_extend_the_previews_of_the_upload_once()
    {
        var added = State().Then(s_add);
        added.Previews.ShouldBe([.. Uploaded.Previews, s_wide]);
        added.Decide(s_add).ShouldBeNothing();
        added.Decide(new FailPreviews("picture_truncated")).ShouldBeNothing();
    }

    [Fact]
    public void What_cannot_be_made_is_recorded_and_not_tried_again()
    {
        var failed = State().Then(new FailPreviews("picture_truncated"));
        (failed.PreviewsSettled, failed.Previews).ShouldBe((true, Uploaded.Previews));
        failed.Decide(s_add).ShouldBeNothing();
    }

    [Fact]
    public void Neither_terms_nor_a_purchase_nor_a_dispute_depend_on_them()
    {
        var (before, after) = (State(Listed, Held()), State(Listed, Held()).Then(s_add));
        (after.TermsVersion, after.Hold, after.Offer).ShouldBe((before.TermsVersion, before.Hold, before.Offer));
        var frozen = State(Listed, Sold(), new PictureFrozenForDispute("p1", Buyer)).Then(s_add);
        (frozen.IsFrozen, frozen.Previews.Count).ShouldBe((true, 2));
        State(new PreviewsAdded([s_wide]), Listed, Sold()).Previews.ShouldBe([.. Uploaded.Previews, s_wide]);
    }

    [Fact]
    public void A_deleted_picture_gets_none() => State(new PictureDeleted("owner")).Decide(s_add).ShouldRefuse("picture_deleted");
}
