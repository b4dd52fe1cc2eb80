using Picasso.EventSourcing.Projecting;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>The progress of this process's index, for any engine.</summary>
/// <param name="Value">The progress of its projection.</param>
internal sealed record IndexProgress(ProjectionProgress Value);
