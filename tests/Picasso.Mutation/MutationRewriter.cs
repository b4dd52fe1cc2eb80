using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Picasso.Mutation;

/// <summary>
/// Writes every mutant of a file into it at once, each behind a switch: <c>a &gt; b</c> becomes
/// <c>(MutationSwitch.Is(7) ? (a &gt;= b) : a &gt; b)</c>. Lines stay where they are.
/// </summary>
/// <param name="file">Relative to the root.</param>
/// <param name="firstId">Id of the first mutant.</param>
/// <param name="excluded">Ids of mutants that do not compile.</param>
internal sealed class MutationRewriter(string file, int firstId, IReadOnlySet<int> excluded) : CSharpSyntaxRewriter
{
    private readonly List<Mutant> _mutants = [];

    public IReadOnlyList<Mutant> Mutants => _mutants;

    public int NextId { get; private set; } = firstId;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || Contexts.IsFixed(node) || Contexts.IsName(node))
            return node;
        var visited = base.Visit(node);
        return node switch
        {
            ExpressionStatementSyntax statement when Contexts.CanBeLeftOut(statement) => LeaveOut(statement, (ExpressionStatementSyntax)visited!),
            ExpressionSyntax expression when visited is ExpressionSyntax inner => Wrap(expression, inner),
            _ => visited,
        };
    }

    private ExpressionSyntax Wrap(ExpressionSyntax node, ExpressionSyntax visited)
    {
        var current = visited;
        if (Contexts.CanBeWrapped(node) && !Contexts.Declares(node))
            current = Replacements.Of(node).Aggregate(current, (inner, other) => Choose(node, other, inner));
        if (Contexts.IsCondition(node) && !Contexts.Declares(node) && !Replacements.Of(node).Any())
            current = Choose(node, Replacements.Not(node), current);
        if (Contexts.IsResult(node))
            current = Choose(node, PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, LiteralExpression(SyntaxKind.DefaultLiteralExpression)), current);
        return current;
    }

    private ExpressionSyntax Choose(ExpressionSyntax node, ExpressionSyntax other, ExpressionSyntax inner)
    {
        if (Add(node, other.ToString()) is not { } id)
            return inner;
        var mutated = ParenthesizedExpression(OnOneLine(other));
        return ParenthesizedExpression(ConditionalExpression(
                Switch(id).WithTrailingTrivia(Space), Token(SyntaxKind.QuestionToken).WithTrailingTrivia(Space), mutated.WithTrailingTrivia(Space),
                Token(SyntaxKind.ColonToken).WithTrailingTrivia(Space), inner.WithoutLeadingTrivia().WithoutTrailingTrivia()))
            .WithLeadingTrivia(inner.GetLeadingTrivia()).WithTrailingTrivia(inner.GetTrailingTrivia());
    }

    private StatementSyntax LeaveOut(ExpressionStatementSyntax statement, ExpressionStatementSyntax visited)
    {
        if (Add(statement, "(left out)") is not { } id)
            return visited;
        // In a block, so that an else after it keeps its if.
        return Block(IfStatement(
                Token(SyntaxKind.IfKeyword).WithTrailingTrivia(Space), Token(SyntaxKind.OpenParenToken),
                PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Switch(id)), Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(Space),
                Block(visited.WithoutLeadingTrivia().WithoutTrailingTrivia()), @else: null))
            .WithLeadingTrivia(visited.GetLeadingTrivia()).WithTrailingTrivia(visited.GetTrailingTrivia());
    }

    private int? Add(SyntaxNode node, string after)
    {
        var id = NextId++;
        if (excluded.Contains(id))
            return null;
        _mutants.Add(new Mutant(id, file, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, node.ToString(), after));
        return id;
    }

    private static InvocationExpressionSyntax Switch(int id) => InvocationExpression(
        ParseExpression("global::Picasso.Kernel.MutationSwitch.Is"),
        ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(id))))));

    // Comments and line breaks within the copy are of no use, and would move what follows.
    private static ExpressionSyntax OnOneLine(ExpressionSyntax node)
    {
        var text = node.WithoutTrivia().ToString();
        return ParseExpression(text.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', node.DescendantTokens().Select(token => token.Text)) : text);
    }
}
