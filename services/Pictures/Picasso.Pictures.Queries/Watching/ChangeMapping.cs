using Picasso.Contracts.Pictures;
using Picasso.Pictures.Queries.Browsing;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>Maps changes to the contract.</summary>
internal sealed class ChangeMapping(PictureMapping pictures)
{
    public PictureChange ToMessage(Change change) => change switch
    {
        { Kind: ChangeKind.Removed, View: { } view } => new PictureChange
        {
            Kind = "removed",
            Picture = new Picture { PictureId = view.Row.PictureId },
        },
        { View: { } view } => new PictureChange
        {
            Kind = change.Kind == ChangeKind.Added ? "added" : "changed",
            Picture = pictures.ToMessage(view),
        },
        _ => new PictureChange { Kind = "resync" },
    };
}
