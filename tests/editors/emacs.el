;;; Drives Emacs as an author would; prints one line a step, "ok …" or "failed …". -*- lexical-binding: t; -*-

(require 'eglot)
(require 'flymake)
(require 'citekit)
(require 'org)
(require 'ox-html)
(require 'markdown-mode nil t)

(defvar test-folder (getenv "CITEKIT_PROJECT"))
(setq citekit-command (list (getenv "CITEKIT_PYTHON") "-m" "citekit")
      eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

;; The author agrees to an edit of several files.
(fset 'y-or-n-p (lambda (&rest _) t))

(defun test-check (name passed &optional detail)
  (princ (format "%s %s%s\n" (if passed "ok" "failed") name (if passed "" (format ": %S" detail)))))

(defmacro test-step (name &rest body)
  (declare (indent 1))
  `(condition-case failure (test-check ,name (progn ,@body)) (error (test-check ,name nil failure))))

(defun test-wait (condition)
  (let ((until (+ (float-time) 20)) (value nil))
    (while (and (not (setq value (funcall condition))) (< (float-time) until))
      (accept-process-output nil 0.05))
    value))

(defun test-goto (words &optional offset)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (+ (match-beginning 0) (or offset 0))))

;; With eglot

(find-file (expand-file-name "text.md" test-folder))
(unless (derived-mode-p 'markdown-mode) (markdown-mode))
(citekit-eglot-setup 'markdown-mode)
(apply #'eglot (eglot--guess-contact))
(test-step "connect" (eglot-managed-p))
(flymake-start)
(test-step "diagnostics come"
  (test-wait (lambda () (seq-find (lambda (one) (string-match-p "unknown2000" (flymake-diagnostic-text one)))
                                  (flymake-diagnostics)))))
(test-step "hover"
  (test-goto "nye2004soft" 3)
  (let ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                 (eglot--TextDocumentPositionParams))))
    (string-match-p "Soft Power" (format "%S" answer))))
(test-step "completion"
  (test-goto "unknown2000")
  (delete-region (point) (+ (point) 11))
  (insert "nye")
  (let* ((capf (eglot-completion-at-point))
         (found (all-completions "nye" (nth 2 capf))))
    (member "nye2009get" (mapcar #'substring-no-properties found))))
(test-step "diagnostics go"
  (insert "2009get")
  (eglot--signal-textDocument/didChange)
  (test-wait (lambda () (flymake-start) (null (flymake-diagnostics)))))
(test-step "rename"
  (test-goto "nye2004soft" 2)
  (eglot-rename "nye2004power")
  (and (save-excursion (goto-char (point-min)) (search-forward "@nye2004power" nil t))
       (with-current-buffer (find-file-noselect (expand-file-name "refs.bib" test-folder))
         (save-excursion (goto-char (point-min)) (search-forward "@book{nye2004power" nil t)))))
(save-some-buffers t)
(eglot-shutdown (eglot--current-server-or-lose))

;; Without

(citekit-mode 1)
(test-step "completion without a server"
  (goto-char (point-max))
  (insert "See @nye2009")
  (let ((found (citekit-complete-at-point)))
    (equal (all-completions "nye2009" (nth 2 found)) '("nye2009get"))))
(test-step "add and cite the region"
  (insert "\n\n")
  (let ((start (point)))
    (insert "Keohane, Robert O. After Hegemony. Princeton: Princeton University Press, 1984.")
    (set-mark start)
    (setq transient-mark-mode t mark-active t)
    (citekit-add-dwim)
    (and (string-suffix-p "[@keohane1984after]" (string-trim (buffer-string)))
         (with-temp-buffer
           (insert-file-contents (expand-file-name "refs.bib" test-folder))
           (search-forward "@book{keohane1984after" nil t)))))
(test-step "a failure is told in its own words"
  (condition-case failure
      (progn (citekit--run nil "export" "/no/such/page" "--style" "apa") nil)
    (user-error (string-match-p "no/such" (cadr failure)))))
(test-step "org export"
  (citekit-org-setup)
  (with-temp-buffer
    (setq default-directory (file-name-as-directory test-folder))
    (insert "#+bibliography: refs.bib\n#+cite_export: citekit apa\n\n"
            "Power [cite:see @nye2004power p. 5; @nye2009get].\n\n#+print_bibliography:\n")
    (org-mode)
    (let ((html (org-export-as 'html nil nil t)))
      (and (string-match-p "(see Nye, 2004, p. 5; Nye, 2009)\\|(see Nye, 2004, p. 5, 2009)" html)
           (string-match-p "<i>Soft Power" html)))))
(kill-emacs 0)
