using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Testing.Processes;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>A picture's stream holds an event that this version of the program does not know.</summary>
public class UnreadableRecordTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    [Fact]
    public async Task Nothing_is_decided_on_a_record_that_cannot_be_read_and_other_pictures_go_on()
    {
        var (seller, price) = (NewPerson(), new Money(12_00, "EUR"));
        var held = (await pictures.Upload(seller, TestPictures.Sky(NewSeed()), price)).PictureId;
        await pictures.Store.AppendAsync(
            PictureEvents.StreamOf(held), ExpectedRevision.Any,
            [new NewEvent(Guid.NewGuid(), "picture.framed.v9", "{}"u8.ToArray(), "{}"u8.ToArray())], default);

        var error = await ErrorOf(() => pictures.As(seller).UnlistAsync(new() { PictureId = held }).ResponseAsync);
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Conflict, "record_unreadable"));
        (await ReasonOf(() => pictures.Terms(held))).ShouldBe("record_unreadable");

        var other = (await pictures.Upload(seller, TestPictures.Sky(NewSeed()), price)).PictureId;
        await pictures.As(seller).UnlistAsync(new() { PictureId = other });
    }

    [Fact]
    public async Task Files_of_pictures_deleted_after_it_are_removed()
    {
        var seller = NewPerson();
        var held = (await pictures.Upload(seller, TestPictures.Sky(NewSeed()))).PictureId;
        await pictures.Store.AppendAsync(
            PictureEvents.StreamOf(held), ExpectedRevision.Any,
            [new NewEvent(Guid.NewGuid(), "picture.framed.v9", "{}"u8.ToArray(), "{}"u8.ToArray())], default);

        var deleted = (await pictures.Upload(seller, TestPictures.Sky(NewSeed()))).PictureId;
        await pictures.As(seller).DeleteAsync(new() { PictureId = deleted });

        await Wait.UntilAsync(
            async () => (await pictures.Keys(ObjectStorage.Bucket.Originals)).All(key => !key.Contains(deleted)), () => "the original is still there");
        (await pictures.Keys(ObjectStorage.Bucket.Originals)).ShouldContain(key => key.Contains(held));
    }
}
