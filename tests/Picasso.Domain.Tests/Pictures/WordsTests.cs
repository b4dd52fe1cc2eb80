using Picasso.Pictures;
using Picasso.Pictures.Describing;
using static Picasso.Domain.Tests.Pictures.Given;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>The first sale fixes the creator's words; each owner has a note beside them.</summary>
public class WordsTests
{
    private static readonly PictureDetails s_others = Words with { Title = "Mine now" };

    [Fact]
    public void The_first_sale_fixes_the_creators_words()
    {
        State(Listed).Decide(new DescribePicture(Owner, s_others, Now)).Events.Count.ShouldBe(1);
        State(Listed, Sold()).Decide(new DescribePicture(Buyer, s_others, Now)).ShouldRefuse("words_fixed");
        State(Listed, Sold()).Decide(new DescribePicture(Buyer, Words, Now)).ShouldBeNothing();
    }

    [Fact]
    public void The_creator_who_has_the_picture_again_finds_the_words_fixed() =>
        State(Listed, Sold(), new PictureFrozenForDispute("p1", Buyer), new OwnershipReversed("p1", Buyer, Owner))
            .Decide(new DescribePicture(Owner, s_others, Now)).ShouldRefuse("words_fixed");

    [Fact]
    public void An_owner_of_a_sold_picture_writes_a_note_and_removes_it()
    {
        var written = State(Listed, Sold()).Then(new WriteOwnerNote(Buyer, "Over my desk", Now));
        written.OwnerNote.ShouldBe("Over my desk");
        written.Details.ShouldBe(Words);
        written.Decide(new WriteOwnerNote(Buyer, "Over my desk", Now)).ShouldBeNothing();
        written.Then(new WriteOwnerNote(Buyer, "", Now)).OwnerNote.ShouldBeEmpty();
    }

    [Fact]
    public void Before_the_first_sale_there_is_no_note() =>
        State(Listed).Decide(new WriteOwnerNote(Owner, "Note", Now)).ShouldRefuse("not_sold_yet");

    [Fact]
    public void Only_the_owner_writes_a_note_and_not_while_another_buys()
    {
        State(Listed, Sold()).Decide(new WriteOwnerNote(Owner, "Note", Now)).ShouldRefuse("not_owner");
        State(Listed, Sold(), new PictureListed(99, "EUR"), Held("p2"))
            .Decide(new WriteOwnerNote(Buyer, "Note", Now)).ShouldRefuse("picture_reserved");
    }

    [Fact]
    public void A_change_of_owner_ends_the_note()
    {
        State(Listed, Sold(), new OwnerNoteWritten(Buyer, "Note"), new OwnershipTransferred("p2", Buyer, Other, 1, "EUR")).OwnerNote.ShouldBeEmpty();
        State(Listed, Sold(), new OwnerNoteWritten(Buyer, "Note"), new OwnershipReversed("p1", Buyer, Owner)).OwnerNote.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  Over my desk\r\nsince May ", "Over my desk\nsince May")]
    [InlineData("", "")]
    public void A_note_is_stored_trimmed_with_one_kind_of_line_end(string typed, string stored)
    {
        NoteRules.Normalise(typed, out var normalised).ShouldBeNull();
        normalised.ShouldBe(stored);
    }

    [Theory]
    [InlineData("over\u202Erides")]
    [InlineData("a\0b")]
    public void A_note_is_plain_text(string typed) => NoteRules.Normalise(typed, out _)!.Reason.ShouldBe("note_invalid");

    [Fact]
    public void A_note_has_a_limit()
    {
        NoteRules.Normalise(new string('x', NoteRules.MaxNote), out _).ShouldBeNull();
        NoteRules.Normalise(new string('x', NoteRules.MaxNote + 1), out _)!.Reason.ShouldBe("note_invalid");
    }
}
