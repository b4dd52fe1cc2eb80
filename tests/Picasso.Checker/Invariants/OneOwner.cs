using Picasso.Checker.Pictures;

namespace Picasso.Checker.Invariants;

/// <summary>I1: at every position of its stream a picture has one owner, and each transfer comes from who owned it.</summary>
internal static class OneOwner
{
    public static IEnumerable<Violation> Check(Evidence evidence) =>
        from story in Story.All(evidence.Events).Values
        from flaw in story.Flaws
        select new Violation("I1", $"picture {story.PictureId}: {flaw}");
}
