using Picasso.Pictures;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>The creator decides, until the first sale, whether others see how the photo was taken.</summary>
public class CameraTests
{
    private static readonly CameraData s_other = new("Another");

    [Fact]
    public void It_is_off_until_the_creator_shows_it_and_can_be_hidden_again()
    {
        State().Camera.ShouldBeNull();
        var shown = State().Then(new ShowCamera(Owner, Camera, Now));
        shown.Camera.ShouldBe(Camera);
        shown.Decide(new ShowCamera(Owner, Camera, Now)).ShouldBeNothing();
        shown.Decide(new ShowCamera(Owner, s_other, Now)).ShouldBe(new CameraShown(s_other));
        shown.Then(new HideCamera(Owner, Now)).Camera.ShouldBeNull();
        State().Decide(new HideCamera(Owner, Now)).ShouldBeNothing();
    }

    [Fact]
    public void The_first_sale_fixes_it()
    {
        State(Listed, Sold()).Decide(new ShowCamera(Buyer, Camera, Now)).ShouldRefuse("words_fixed");
        var shown = State(new CameraShown(Camera), Listed, Sold());
        shown.Camera.ShouldBe(Camera);
        shown.Decide(new HideCamera(Buyer, Now)).ShouldRefuse("words_fixed");
        shown.Decide(new ShowCamera(Buyer, Camera, Now)).ShouldBeNothing();
    }

    [Fact]
    public void Only_the_owner_shows_it_and_neither_while_another_buys_nor_after_the_end()
    {
        State().Decide(new ShowCamera(Other, Camera, Now)).ShouldRefuse("not_owner");
        State().Decide(new HideCamera(Other, Now)).ShouldRefuse("not_owner");
        State(Listed, Held()).Decide(new ShowCamera(Owner, Camera, Now)).ShouldRefuse("picture_reserved");
        State(new PictureDeleted("owner")).Decide(new ShowCamera(Owner, Camera, Now)).ShouldRefuse("picture_deleted");
    }

    [Fact]
    public void An_upload_shows_it_only_when_it_is_asked_to()
    {
        Upload(PictureState.None, shows: true, Camera).Events.ShouldContain(new CameraShown(Camera));
        Upload(PictureState.None, shows: true, null).Events.ShouldHaveSingleItem().ShouldBeOfType<PictureUploaded>();
        Upload(PictureState.None, shows: false, Camera).Events.ShouldHaveSingleItem().ShouldBeOfType<PictureUploaded>();
    }

    [Fact]
    public void A_repeat_that_wants_it_otherwise_is_not_the_same_upload()
    {
        var stored = Upload(PictureState.None, shows: true, null).Events.Aggregate(PictureState.None, PictureDecider.Instance.Evolve);
        Upload(stored, shows: true, Camera).ShouldBeNothing();
        Upload(stored, shows: false, null).ShouldRefuse("idempotency_key_reused");
    }

    private static Picasso.EventSourcing.Decision<PictureEvent> Upload(PictureState state, bool shows, CameraData? camera) => state.Decide(
        new UploadPicture(Uploaded.PictureId, Owner, Uploaded.Original, Words, Uploaded.Previews, "", null) { ShowsCamera = shows, Camera = camera });
}
