/* The editor's button for a numbered source: opens the chooser and puts an unbreakable mark at the cursor. */
(() => {
  const { ModalWorkflowSource, registerPlugin, TooltipEntity } = window.draftail;
  const { EditorState, Modifier } = window.DraftJS;
  const { createElement } = window.React;
  const MARK_TEXT = "出典";

  class SourceMarkSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.sourceChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(chosen) {
      return { id: chosen.id, title: chosen.string };
    }

    /* The mark stands after what was selected; it replaces only a mark that is being changed. */
    onChosen(chosen) {
      const { editorState, entityKey, entityType, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, "IMMUTABLE", this.filterEntityData(chosen));
      const key = content.getLastCreatedEntityKey();
      const selection = editorState.getSelection();
      const place = entityKey
        ? selection
        : selection.merge({
            anchorKey: selection.getEndKey(),
            anchorOffset: selection.getEndOffset(),
            focusKey: selection.getEndKey(),
            focusOffset: selection.getEndOffset(),
            isBackward: false,
          });
      const changed = Modifier.replaceText(content, place, MARK_TEXT, null, key);
      this.workflow.close();
      onComplete(EditorState.push(editorState, changed, "insert-characters"));
    }
  }

  const SourceMark = (props) => {
    const { title } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(window.wagtail.components.Icon, { name: "openquote" });
    return createElement(TooltipEntity, { ...props, icon, label: title || MARK_TEXT });
  };

  registerPlugin({ type: "SOURCE", source: SourceMarkSource, decorator: SourceMark }, "entityTypes");
})();
